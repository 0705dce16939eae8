using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The cross-entropy of two classes in which an example counts the less, the surer the answer is right: Song et al., "VITAL: VIsual Tracking via
/// Adversarial Learning" (arXiv 1804.04273), section 3.3. A thousand easy negatives then weigh no more than a few hard ones.
/// </summary>
public static class CostSensitive
{
    /// <summary>L(p, y) = −(y (1 − p) log p + (1 − y) p log(1 − p)), p = σ(logit).</summary>
    /// <param name="logits">(B).</param>
    /// <param name="labels">(B), 1 or 0.</param>
    /// <returns>(B) losses.</returns>
    public static Tensor Of(Tensor logits, Tensor labels)
    {
        var sign = (2 * labels) - 1;
        return (-sign * logits).sigmoid() * -logsigmoid(sign * logits); // (1 − p of the right class) · (−log p of the right class)
    }
}
