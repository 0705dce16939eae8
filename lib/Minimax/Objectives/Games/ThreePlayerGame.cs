using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The game of three players of Li et al., "Triple Generative Adversarial Nets" (arXiv 1703.02291), equation 3: D judges pairs of an
/// image and a label. Real pairs come from the data, false ones from the generator (a label, and an image made for it) and from the
/// classifier (an image, and a label found for it).
/// </summary>
/// <param name="alpha">α, the classifier's share of the false pairs; the paper takes ½.</param>
public sealed class ThreePlayerGame(double alpha = 0.5)
{
    /// <summary>E log D(x, y) + α E log(1 − D(x, C(x))) + (1 − α) E log(1 − D(G(y, z), y)), at most 0; −log 4 at the equilibrium.</summary>
    /// <param name="onData">(B) logits of real pairs.</param>
    /// <param name="onClassified">(B) logits of the classifier's pairs.</param>
    /// <param name="onGenerated">(B) logits of the generator's pairs.</param>
    /// <returns>A scalar.</returns>
    public Tensor DiscriminatorAscends(Tensor onData, Tensor onClassified, Tensor onGenerated) =>
        logsigmoid(onData).mean() + (alpha * logsigmoid(-onClassified).mean()) + ((1 - alpha) * logsigmoid(-onGenerated).mean());

    /// <summary>−(1 − α) E log D(G(y, z), y).</summary>
    /// <param name="onGenerated">(B) logits of the generator's pairs.</param>
    /// <returns>A scalar.</returns>
    /// <remarks>Deviation from equation 3, which is saturating; the authors' code has this form too.</remarks>
    public Tensor GeneratorDescends(Tensor onGenerated) => -(1 - alpha) * logsigmoid(onGenerated).mean();

    /// <summary>
    /// −α E p(ŷ|x) log D(x, ŷ), where ŷ is the classifier's choice. A label cannot be differentiated, its probability can: this is the
    /// gradient of an expectation over the classifier's labels, cut down to the likeliest one.
    /// </summary>
    /// <param name="onClassified">(B) logits of the classifier's pairs.</param>
    /// <param name="confidence">(B): p(ŷ|x), from 0 to 1.</param>
    /// <returns>A scalar.</returns>
    public Tensor ClassifierDescends(Tensor onClassified, Tensor confidence) => -alpha * (confidence * logsigmoid(onClassified).detach()).mean();
}
