using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The PatchGAN of arXiv 1611.07004: Cw-C2w-…-C8w and one more convolution. It does not say whether an image is real, but of each of
/// its overlapping patches whether that patch is, and so learns texture, with few weights and for images of any size.
/// </summary>
public sealed class PatchDiscriminator : Module<Tensor, Tensor>
{
    private const double LeakySlope = 0.2;  // CycleGAN, appendix 7.2
    private const double InitialStd = 0.02; // CycleGAN, appendix 7.1: all weights from N(0, 0.02²)
    private readonly Sequential layers;
    private readonly int channels;

    /// <param name="channels">1 for grey, 3 for colour; where it judges pairs, those of both images.</param>
    /// <param name="width">Feature maps in the first layer; each later one has twice as many, up to 8·width. The paper has 64.</param>
    /// <param name="halvings">
    /// Convolutions of stride 2, before two of stride 1. The paper has 3. With 0 a patch is one pixel: three convolutions of 1×1, the
    /// paper's PixelGAN.
    /// </param>
    /// <param name="normalise">
    /// False leaves the instance normalisation out. Its mean and variance are those of the whole map, so only without it does a patch
    /// see nothing but itself.
    /// </param>
    public PatchDiscriminator(int channels = 3, int width = 64, int halvings = 3, bool normalise = true) : base("PatchDiscriminator")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(halvings);
        this.channels = channels;
        var (kernel, padding) = halvings > 0 ? (4, 1) : (1, 0);                             // in every layer
        int[] strides = halvings > 0 ? [.. Enumerable.Repeat(2, halvings), 1, 1] : [1, 1, 1];
        var stack = new List<Module<Tensor, Tensor>> { Conv2d(channels, width, kernel, strides[0], padding), LeakyReLU(LeakySlope, inplace: true) };
        var maps = width;                                                                   // (B, w, s/2, s/2)
        foreach (var stride in strides[1..^1])                                              // (B, 2w, s/4, s/4) …
        {
            var more = Math.Min(2 * maps, 8 * width);
            stack.Add(Conv2d(maps, more, kernel, stride, padding, bias: !normalise));
            if (normalise) stack.Add(InstanceNorm2d(more));
            stack.Add(LeakyReLU(LeakySlope, inplace: true));
            maps = more;
        }

        stack.Add(Conv2d(maps, 1, kernel, strides[^1], padding));                           // (B, 1, p, p), p = s / 2^halvings − 2
        ReceptiveField = strides.Reverse().Aggregate(1, (field, stride) => ((field - 1) * stride) + kernel);
        layers = Sequential(stack);
        RegisterComponents();
        Initialisation.Normal(this, InitialStd);
    }

    /// <summary>
    /// The side of a patch in pixels: from one output back to the image, a layer of kernel k and stride s widens the field r to
    /// (r − 1)·s + k. 70 for the paper's three halvings, 34 for two, 16 for one, 1 for none.
    /// </summary>
    public int ReceptiveField { get; }

    /// <param name="images">(B, channels, s, s) in [-1, 1].</param>
    /// <returns>(B, 1, p, p): a score for each patch, p = s / 2^halvings − 2, or s for patches of one pixel.</returns>
    public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, channels, InputShape.Any, InputShape.Any));
}
