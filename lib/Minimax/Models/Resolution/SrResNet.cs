using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The generator of Ledig et al., "Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial Network" (arXiv 1609.04802),
/// figure 4: all its work is done on the small image, and only the last layers double the side, by shuffling channels into pixels.
/// </summary>
/// <remarks>
/// Deviation: what goes in and what comes out are both in [-1, 1], by a tanh at the end; the paper's small images are in [0, 1], and its
/// network ends in a convolution.
/// </remarks>
public sealed class SrResNet : Module<Tensor, Tensor>
{
    private readonly Sequential first;
    private readonly Sequential body;
    private readonly Sequential rise;
    private readonly int channels;

    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="width">Feature maps. The paper has 64.</param>
    /// <param name="blocks">Residual blocks. The paper has 16.</param>
    /// <param name="doublings">How often the side is doubled. The paper has 2: four times the side.</param>
    public SrResNet(int channels = 3, int width = 64, int blocks = 16, int doublings = 2) : base("SrResNet")
    {
        this.channels = channels;
        first = Sequential(Conv2d(channels, width, 9, padding: 4), PReLU(1));                               // (B, w, s, s)
        body = Sequential([
            .. Enumerable.Range(0, blocks).Select(_ => new SrBlock(width)),                                 // (B, w, s, s)
            Conv2d(width, width, 3, padding: 1, bias: false), BatchNorm2d(width)]);
        rise = Sequential([
            .. Enumerable.Range(0, doublings).SelectMany(_ => Double(width)),                               // (B, w, 2s, 2s) …
            Conv2d(width, channels, 9, padding: 4), Tanh()]);                                               // (B, channels, 4s, 4s)
        RegisterComponents();
    }

    /// <param name="images">(B, channels, s, s) in [-1, 1].</param>
    /// <returns>(B, channels, 2^doublings · s, 2^doublings · s) in [-1, 1].</returns>
    public override Tensor forward(Tensor images)
    {
        var seen = first.call(this.Checked("images", images, channels, InputShape.Any, InputShape.Any));
        return rise.call(seen + body.call(seen));                                                           // the long skip
    }

    /// <summary>Shi et al. (arXiv 1609.05158): four times the maps, of which each four become one of twice the side.</summary>
    private static Module<Tensor, Tensor>[] Double(int width) =>
        [Conv2d(width, 4 * width, 3, padding: 1), PixelShuffle(2), PReLU(1)];
}
