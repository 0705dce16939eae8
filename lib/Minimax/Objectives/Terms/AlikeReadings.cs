using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// Q is to read the same code off an image whichever way it is turned, and all codes off the data: what two looks at each image have in common is to be all that
/// a code can hold. The objective is that of Ji, Henriques and Vedaldi, "Invariant Information Clustering" (arXiv 1807.06653), equation 3; to ask it of InfoGAN's Q on real images
/// is the idea of Ojha et al., "Elastic-InfoGAN" (arXiv 1910.01112).
/// </summary>
/// <remarks>
/// Deviations: Elastic-InfoGAN contrasts looks at one image with looks at others, and learns how frequent the codes are; here they are equally frequent. Both papers have larger
/// batches, over which P is known better.
/// </remarks>
/// <param name="classes">K, of the class that a code begins with.</param>
/// <param name="weight">How much it counts beside the game.</param>
public sealed class AlikeReadings(int classes, double weight = 1) : IPenalty
{
    public double Weight => weight;

    /// <summary>log K − I(c; c′), at two looks at the data.</summary>
    /// <param name="discriminator">(B, …) to (B, 1 + K or more): a score, then logits. It looks at an image in another way each time: see <see cref="Layers.Augmented"/>.</param>
    /// <param name="real">(B, …) data.</param>
    /// <param name="fake">Not looked at.</param>
    /// <returns>A scalar, in nats, from 0 to log K.</returns>
    public Tensor Of(Module<Tensor, Tensor> discriminator, Tensor real, Tensor fake)
    {
        return Math.Log(classes) - Common(Look(), Look());

        Tensor Look() => discriminator.call(real).narrow(1, 1, classes).softmax(1); // (B, K)
    }

    /// <summary>I(c; c′) = Σ P log P / (p pᵀ), where P = 1/B Σ Q(x) Q(x′)ᵀ, made symmetric, and p = Σ P along a side.</summary>
    /// <param name="one">(B, K) probabilities.</param>
    /// <param name="other">(B, K) probabilities, of other looks at the same.</param>
    /// <returns>A scalar, in nats: 0 if the looks say nothing of each other, log K if they are sure, agree, and are spread evenly.</returns>
    public static Tensor Common(Tensor one, Tensor other)
    {
        var both = one.t().mm(other) / one.shape[0];     // (K, K)
        var p = ((both + both.t()) / 2).clamp_min(1e-8); // 0 log 0 is 0
        return FDivergence.KullbackLeibler.Between(p, p.sum([1], keepdim: true) * p.sum([0], keepdim: true));
    }
}
