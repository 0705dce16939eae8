using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The zero-sum game of Goodfellow et al., "Generative Adversarial Nets" (arXiv 1406.2661), equation 1:
/// min over G, max over D of V(D, G) = E log D(x) + E log(1 − D(G(z))). D = σ(logit).
/// </summary>
/// <remarks>Named the saturating loss as well: where D is sure that a sample is false, σ'(logit) → 0 and G learns nothing.</remarks>
public class MinimaxGame : IObjective
{
    /// <summary>V(D, G) = E log D(x) + E log(1 − D(G(z))), at most 0; −log 4 ≈ −1.3863 at the equilibrium.</summary>
    /// <inheritdoc/>
    public virtual Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) =>
        logsigmoid(onReal).mean() + logsigmoid(-onFake).mean(); // 1 − σ(l) = σ(−l)

    /// <summary>σ: the score is a logit.</summary>
    public Tensor Activation(Tensor scores) => scores.sigmoid();

    /// <summary>E log(1 − D(G(z))): the part of V that G can change.</summary>
    /// <inheritdoc/>
    public virtual Tensor GeneratorDescends(Tensor onFake) => logsigmoid(-onFake).mean();
}
