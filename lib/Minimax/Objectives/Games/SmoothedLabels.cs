using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The non-saturating game against a D that is asked to be less sure: Salimans et al., "Improved Techniques for Training GANs" (arXiv
/// 1606.03498), section 3.4, and Goodfellow's tutorial (arXiv 1701.00160), section 4.2.
/// </summary>
/// <param name="real">α: the label of data, in place of 1.</param>
/// <param name="fake">β: the label of samples. Only at 0, in <em>one-sided</em> smoothing, D* = (α p + β p_g) / (p + p_g) has no hill where p_g is high and p is not.</param>
public sealed class SmoothedLabels(double real = 0.9, double fake = 0) : NonSaturating
{
    /// <summary>E_x [α log D + (1 − α) log(1 − D)] + E_G(z) [β log D + (1 − β) log(1 − D)].</summary>
    /// <inheritdoc/>
    public override Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) => Towards(real, onReal) + Towards(fake, onFake);

    private static Tensor Towards(double label, Tensor logits) =>
        ((label * logsigmoid(logits)) + ((1 - label) * logsigmoid(-logits))).mean(); // 1 − σ(l) = σ(−l)
}
