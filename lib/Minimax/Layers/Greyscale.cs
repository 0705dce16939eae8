using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// The brightness of colours, and learns nothing. Before a discriminator it takes the colours away: what is left to judge is texture, as in WESPE (arXiv
/// 1709.01118, section 3.1.3).
/// </summary>
public sealed class Greyscale() : Module<Tensor, Tensor>("Greyscale")
{
    private const double Red = 0.299, Green = 0.587, Blue = 0.114; // ITU-R BT.601

    /// <param name="images">(B, 3, H, W).</param>
    /// <returns>(B, 1, H, W).</returns>
    public override Tensor forward(Tensor images)
    {
        this.Checked("images", images, 3, InputShape.Any, InputShape.Any);
        return (Red * images.narrow(1, 0, 1)) + (Green * images.narrow(1, 1, 1)) + (Blue * images.narrow(1, 2, 1));
    }
}
