using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// Blurs each channel by a Gaussian, and learns nothing. Before a discriminator it takes away edges and texture: what is left to judge are
/// brightness, contrast and colours, as in WESPE (arXiv 1709.01118, section 3.1.2).
/// </summary>
public sealed class GaussianBlur : Module<Tensor, Tensor>
{
    private readonly Tensor window; // (1, 1, k, k), a buffer

    /// <param name="sigma">Standard deviation in pixels. The window reaches to two of them on each side.</param>
    public GaussianBlur(double sigma) : base("GaussianBlur")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        var reach = (int)Math.Ceiling(2 * sigma);
        var line = (arange(-reach, reach + 1, ScalarType.Float32).square() / (-2 * sigma * sigma)).exp();
        line /= line.sum();
        window = line.outer(line).view(1, 1, line.shape[0], line.shape[0]);
        RegisterComponents();
    }

    /// <param name="images">(B, C, H, W), of sides larger than the window reaches; beyond the border they are reflected.</param>
    /// <returns>(B, C, H, W).</returns>
    public override Tensor forward(Tensor images)
    {
        this.Checked("images", images, InputShape.Any, InputShape.Any, InputShape.Any);
        var (reach, shape) = (window.shape[2] / 2, images.shape);
        var planes = pad(images, [reach, reach, reach, reach], PaddingModes.Reflect).reshape(-1, 1, shape[2] + (2 * reach), shape[3] + (2 * reach));
        return conv2d(planes, window).view(shape);
    }
}
