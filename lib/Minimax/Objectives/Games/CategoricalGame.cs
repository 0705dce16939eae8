using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The game of CatGAN: Springenberg, "Unsupervised and Semi-supervised Learning with Categorical Generative Adversarial Networks" (arXiv
/// 1511.06390), equation 7: D says no "real" or "false" at all. It is to be sure of the class of real images, to use all classes
/// equally, and to be undecided about samples; G wants D to be sure of its samples, and to see all classes in them.
/// </summary>
public sealed class CategoricalGame : IObjective
{
    /// <summary>H(p(y)) − E_x H(p(y|x)) + E_z H(p(y|G(z))), at most 2 log K.</summary>
    /// <param name="onReal">(B, K) logits of unlabelled data.</param>
    /// <param name="onFake">(B, K) logits of samples.</param>
    /// <returns>A scalar, in nats.</returns>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) =>
        Entropy.Marginal(onReal) - Entropy.Conditional(onReal) + Entropy.Conditional(onFake);

    /// <summary>E_z H(p(y|G(z))) − H(p_G(y)), at least −log K.</summary>
    /// <param name="onFake">(B, K) logits of samples.</param>
    /// <returns>A scalar, in nats.</returns>
    public Tensor GeneratorDescends(Tensor onFake) => Entropy.Conditional(onFake) - Entropy.Marginal(onFake);
}
