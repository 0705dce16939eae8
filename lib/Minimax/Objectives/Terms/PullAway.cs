using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The pulling-away term of Zhao, Mathieu and LeCun, "Energy-based Generative Adversarial Networks" (arXiv 1609.03126), section 2.4: samples
/// of one batch are to look in different directions, so that the generator spreads out. Bad GAN takes it for minus the samples' entropy.
/// </summary>
public static class PullAway
{
    /// <summary>1 / (B (B − 1)) · Σ_{i ≠ j} cos²(s_i, s_j): 0 where all are orthogonal, 1 where all are parallel.</summary>
    /// <param name="features">(B, features), B of at least two.</param>
    /// <returns>A scalar from 0 to 1.</returns>
    public static Tensor Of(Tensor features)
    {
        var count = features.shape[0];
        var unit = normalize(features);                              // (B, features), rows of length 1
        var cosines = unit.matmul(unit.t());                         // (B, B)
        return (cosines.square().sum() - cosines.diagonal().square().sum()) / (count * (count - 1));
    }
}
