using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A classifier of K classes that plays discriminator: Odena, "Semi-Supervised Learning with Generative Adversarial Networks" (arXiv
/// 1606.01583), and Salimans et al. (arXiv 1606.03498), section 5. Generated images are one class more, and the game is that of any
/// <see cref="IObjective"/> on the logit of "one of the K real classes".
/// </summary>
/// <remarks>
/// A softmax does not change when the same number is added to all of its logits, so the logit of class K + 1 may be fixed at 0. Then
/// D(x) = Z / (Z + 1) with Z = Σ_k exp l_k(x), which is σ(log Z): the logit of "real" is the log-sum-exp of the K logits, and the network
/// needs no output of its own for it.
/// </remarks>
/// <param name="game">What D and G want of the logit of "real".</param>
public sealed class ClassesPlusOne(IObjective game) : IObjective
{
    /// <summary>log Σ_k exp l_k: the logit of D(x), the probability that x is real.</summary>
    /// <param name="logits">(B, K).</param>
    /// <returns>(B).</returns>
    public static Tensor RealLogit(Tensor logits) => logits.logsumexp(1);

    /// <summary>What D ascends in the game, besides the labels.</summary>
    /// <param name="onReal">(B, K) logits of unlabelled data.</param>
    /// <param name="onFake">(B, K) logits of samples.</param>
    /// <returns>A scalar.</returns>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) => game.DiscriminatorAscends(RealLogit(onReal), RealLogit(onFake));

    /// <summary>What G descends.</summary>
    /// <param name="onFake">(B, K) logits of samples.</param>
    /// <returns>A scalar.</returns>
    public Tensor GeneratorDescends(Tensor onFake) => game.GeneratorDescends(RealLogit(onFake));
}
