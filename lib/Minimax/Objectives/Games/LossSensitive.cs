using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// LS-GAN and GLS-GAN: Qi, "Loss-Sensitive Generative Adversarial Networks on Lipschitz Densities" (arXiv 1701.06264), equation 6 and
/// appendix D. D is a loss L, low on data. A sample's loss has to be above that of the example it is paired with by a margin that grows
/// with their distance: the closer a sample has come, the less D asks for.
/// </summary>
/// <remarks>Not to be confused with <see cref="LeastSquares"/>, whose name is LSGAN.</remarks>
/// <param name="scale">τ: the margin is τ ‖x − G(z)‖₁. The authors' code takes 0.0002 on 64×64 colour images.</param>
/// <param name="slope">
/// ν ≤ 1, what counts of a margin that is more than kept: 0 is LS-GAN, 1 is <see cref="Wasserstein"/> with f = −L (the margin is then a
/// constant), −1 an L1 that wants the margin neither smaller nor larger.
/// </param>
/// <exception cref="ArgumentOutOfRangeException">The slope is above 1.</exception>
public sealed class LossSensitive(double scale, double slope = 0) : IGame
{
    private readonly double slope = slope <= 1 ? slope
        : throw new ArgumentOutOfRangeException(nameof(slope), slope, "C(a) = max(a, ν a) takes a slope ν of at most 1.");

    /// <summary>1/λ: how much the losses of the data count by themselves. The authors' code leaves them out.</summary>
    public double DataWeight { get; init; }

    /// <summary>−E C(τ ‖x − G(z)‖₁ + L(x) − L(G(z))) − 1/λ E L(x), with C(a) = max(a, ν a): each example is paired with a sample.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        var margin = scale * (real.Examples - fake.Examples).flatten(1).abs().sum(1);       // (B)
        var lacking = margin + real.Scores - fake.Scores;                                   // (B): above 0 where the margin is not kept
        var cost = maximum(lacking, slope * lacking).mean();
        return DataWeight == 0 ? -cost : -cost - (DataWeight * real.Scores.mean());
    }

    /// <summary>E L(G(z)).</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => fake.Scores.mean();
}
