using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The game whose generator follows, where D is optimal, the gradient of maximum likelihood: Goodfellow, "On Distinguishability Criteria for
/// Estimating Generative Models" (arXiv 1412.6515). D's side is that of <see cref="MinimaxGame"/>.
/// </summary>
/// <remarks>
/// The optimal logit is log p_data/p_g, so exp(logit) is the density ratio by which a sample has to be weighted for its own log-likelihood's
/// gradient to be that of the data. Its variance is high: a few samples that D takes for real carry nearly all of the gradient.
/// The tutorial (arXiv 1701.00160, section 3.2.4) halves this cost; the factor is left to the learning rate here.
/// </remarks>
public sealed class MaximumLikelihood : MinimaxGame
{
    /// <summary>−E exp(σ⁻¹(D(G(z)))) = −E D/(1 − D): below 0; −1 at the equilibrium.</summary>
    /// <inheritdoc/>
    public override Tensor GeneratorDescends(Tensor onFake) => -onFake.exp().mean();
}
