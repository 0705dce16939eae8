using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// PSNR, how far an image is from the true one, in decibels: 10 log₁₀(peak² / MSE). Ten more are a tenth of the squared error. It asks for the mean of
/// all right answers, and not for one of them.
/// </summary>
public static class PeakSignalToNoise
{
    private const double Peak = 2; // from -1 to 1

    /// <param name="images">(N, C, H, W) in [-1, 1].</param>
    /// <param name="truth">(N, C, H, W) in [-1, 1].</param>
    /// <returns>(N), float64: infinite where an image is the true one.</returns>
    public static Tensor Of(Tensor images, Tensor truth)
    {
        if (images.dim() != 4 || !images.shape.SequenceEqual(truth.shape))
            throw new ArgumentException($"Images of one shape are compared, not ({string.Join(", ", images.shape)}) and ({string.Join(", ", truth.shape)}).");
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var error = (images.to_type(ScalarType.Float64) - truth.to_type(ScalarType.Float64)).square().mean([1, 2, 3]);
        return (10 * (Peak * Peak / error).log10()).MoveToOuterDisposeScope();
    }
}
