using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The generator of CycleGAN: Zhu, Park, Isola and Efros, "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks"
/// (arXiv 1703.10593), appendix 7.2:
/// c7s1-w, then d2w, d4w …, residual blocks, … u2w, uw and c7s1-C: narrow the image, change it, widen it again. A residual block adds
/// to what it is given, so that a translation which leaves most of the image alone is easy to say.
/// </summary>
/// <remarks>
/// Fully convolutional: the paper's photographs are 256×256; widths, blocks and halvings are parameters here, so that 28×28 digits can be
/// translated as well. Instance normalisation without learned scale and shift, as in the authors' code. Deviation: a convolution before a
/// normalisation has no bias, because the normalisation subtracts it.
/// </remarks>
public sealed class ResNetGenerator : Module<Tensor, Tensor>
{
    private const double InitialStd = 0.02; // CycleGAN, appendix 7.1: all weights from N(0, 0.02²)
    private readonly Sequential layers;
    private readonly int channels;
    private readonly int multiple;

    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="width">Feature maps at full size; each halving doubles them. The paper has 64.</param>
    /// <param name="blocks">Residual blocks. The paper has 6 for 128×128 images and 9 for 256×256.</param>
    /// <param name="halvings">How often the side is halved before the blocks, and doubled after them. The paper has 2.</param>
    public ResNetGenerator(int channels = 3, int width = 64, int blocks = 9, int halvings = 2) : base("ResNetGenerator")
    {
        var maps = width;
        var stack = new List<Module<Tensor, Tensor>>();                                                                 // (B, channels, s, s)
        stack.AddRange([ReflectionPad2d(3), Conv2d(channels, maps, 7, bias: false), .. NormalisedReLU(maps)]);          // (B, w, s, s)
        for (var i = 0; i < halvings; i++, maps *= 2)                                                                   // (B, 2w, s/2, s/2) …
            stack.AddRange([Conv2d(maps, 2 * maps, 3, stride: 2, padding: 1, bias: false), .. NormalisedReLU(2 * maps)]);
        for (var i = 0; i < blocks; i++)
            stack.Add(new ResidualBlock(maps));
        for (var i = 0; i < halvings; i++, maps /= 2)                                                                   // … (B, w, s, s)
            stack.AddRange([ConvTranspose2d(maps, maps / 2, 3, stride: 2, padding: 1, output_padding: 1, bias: false), .. NormalisedReLU(maps / 2)]);
        stack.AddRange([ReflectionPad2d(3), Conv2d(maps, channels, 7), Tanh()]);                                        // (B, channels, s, s)

        (this.channels, multiple) = (channels, 1 << halvings);
        layers = Sequential(stack);
        RegisterComponents();
        Initialisation.Normal(this, InitialStd);
    }

    /// <param name="images">(B, channels, s, s) in [-1, 1], s a multiple of 2^halvings.</param>
    /// <returns>(B, channels, s, s) in [-1, 1].</returns>
    /// <exception cref="ArgumentException">They have other channels, or the side is no such multiple.</exception>
    public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, multiple, [channels, InputShape.Any, InputShape.Any]));

    private static Module<Tensor, Tensor>[] NormalisedReLU(int maps) => [InstanceNorm2d(maps), ReLU(inplace: true)];
}
