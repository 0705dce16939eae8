using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Gives the features of each pixel the length √C: Karras et al., "Progressive Growing of GANs" (arXiv 1710.10196), section 4.2. It has nothing to
/// learn and looks at no other image; it keeps the signals of a generator from growing while two networks outdo each other.
/// </summary>
public sealed class PixelNorm() : Module<Tensor, Tensor>("PixelNorm")
{
    private const double Epsilon = 1e-8; // as in the paper

    /// <summary>b = a / √(1/C Σ_c a_c² + ε), at each pixel.</summary>
    /// <param name="x">(B, C, …).</param>
    public override Tensor forward(Tensor x) => x / (x.square().mean([1], keepdim: true) + Epsilon).sqrt();
}
