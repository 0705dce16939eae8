using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A diagonal Gaussian over latents, as an encoder gives it, and what it costs: Kingma and Welling, "Auto-Encoding Variational Bayes" (arXiv
/// 1312.6114), appendix B.
/// </summary>
/// <param name="Mean">(B, latent): μ.</param>
/// <param name="LogVariance">(B, latent): log σ².</param>
public readonly record struct GaussianCode(Tensor Mean, Tensor LogVariance)
{
    /// <param name="code">(B, 2·latent): means, then logarithms of variances.</param>
    public static GaussianCode Of(Tensor code)
    {
        var parts = code.chunk(2, 1);
        return new GaussianCode(parts[0], parts[1]);
    }

    /// <summary>z = μ + σ ε, ε ~ N(0, I): a draw through which gradients reach the encoder.</summary>
    /// <returns>(B, latent).</returns>
    public Tensor Draw() => Mean + ((LogVariance / 2).exp() * randn_like(Mean));

    /// <summary>KL(N(μ, σ²) ‖ N(0, I)) = ½ Σ (μ² + σ² − 1 − log σ²), the mean over the batch.</summary>
    /// <returns>A scalar, in nats.</returns>
    public Tensor Divergence() => (Mean.square() + LogVariance.exp() - 1 - LogVariance).sum(1).mean() / 2;
}
