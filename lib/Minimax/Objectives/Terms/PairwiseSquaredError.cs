using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The content-similarity loss of Bousmalis et al., "Unsupervised Pixel-Level Domain Adaptation with Generative Adversarial Networks" (arXiv
/// 1612.05424, section 3.2): what is drawn should stay, whatever colour it takes. It compares the differences between an image's pixels, and
/// not the pixels: that all of them become brighter together costs nothing, if the mask is everywhere.
/// </summary>
public static class PairwiseSquaredError
{
    /// <summary>E (1/k ‖(x − G(x)) ∘ m‖² − 1/k² ((x − G(x))ᵀ m)²), where k is the count of an image's numbers.</summary>
    /// <param name="x">(B, …) images.</param>
    /// <param name="made">(B, …) what was made of them.</param>
    /// <param name="mask">(B, …), 1 where the content is and 0 elsewhere; broadcast.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(Tensor x, Tensor made, Tensor mask)
    {
        var difference = ((x - made) * mask).flatten(1);                    // (B, k)
        var k = difference.shape[1];
        return ((difference.square().sum(1) / k) - (difference.sum(1) / k).square()).mean();
    }
}
