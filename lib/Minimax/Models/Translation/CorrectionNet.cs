using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A translation that says what to change: x + c(x), where c begins at 0, so that every image passes at first. Convolutions without any normalisation, which
/// would take away what an enhancer has to mend, the brightness and the contrast of the whole image.
/// </summary>
/// <remarks>In WESPE (arXiv 1709.01118) the skips go around blocks, with batch normalisation; here one skip goes around all, and nothing is normalised.</remarks>
public sealed class CorrectionNet : Module<Tensor, Tensor>
{
    private const double LeakySlope = 0.2;
    private readonly Sequential layers;
    private readonly int channels;

    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="width">Feature maps.</param>
    /// <param name="depth">3×3 convolutions between the first and the last one, which are 5×5. A pixel is changed by what is within depth + 4 pixels of it.</param>
    public CorrectionNet(int channels = 3, int width = 32, int depth = 3) : base("CorrectionNet")
    {
        this.channels = channels;
        var last = Conv2d(width, channels, 5, padding: 2);
        layers = Sequential([
            Conv2d(channels, width, 5, padding: 2), LeakyReLU(LeakySlope),                                      // (B, w, s, s)
            .. Enumerable.Range(0, depth).SelectMany<int, Module<Tensor, Tensor>>(_ => [Conv2d(width, width, 3, padding: 1), LeakyReLU(LeakySlope)]),
            last]);                                                                                             // (B, channels, s, s)
        RegisterComponents();
        Initialisation.Kaiming(this, LeakySlope);
        init.zeros_(last.weight!);
    }

    /// <param name="images">(B, channels, s, s) in [-1, 1].</param>
    /// <returns>(B, channels, s, s), as far beyond [-1, 1] as the correction takes them.</returns>
    public override Tensor forward(Tensor images) => images + Correction(images);

    /// <summary>c(x).</summary>
    /// <param name="images">(B, channels, s, s) in [-1, 1].</param>
    /// <returns>(B, channels, s, s).</returns>
    public Tensor Correction(Tensor images) => layers.call(this.Checked("images", images, channels, InputShape.Any, InputShape.Any));
}
