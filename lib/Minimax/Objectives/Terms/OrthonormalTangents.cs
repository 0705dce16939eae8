using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// What keeps a generator's coordinates apart: Qi et al., "Global versus Localized Generative Adversarial Nets" (arXiv 1711.06020). Orthonormal
/// tangents are independent, so no direction can be lost: the rank of J stays d, and with it the dimension of what G draws.
/// </summary>
public static class OrthonormalTangents
{
    /// <summary>E ‖JᵀJ − I‖², the sum of the squares of all d² numbers.</summary>
    /// <param name="tangents">(B, d, n).</param>
    /// <returns>A scalar, 0 where all tangents have length 1 and right angles.</returns>
    public static Tensor Of(Tensor tangents)
    {
        var metric = Tangents.Metric(tangents);                                             // (B, d, d)
        return (metric - eye(metric.shape[1], metric.shape[1], metric.dtype, metric.device)).square().sum([1, 2]).mean();
    }

    /// <summary>The mean |cosine| of the angle between two different tangents, whatever their lengths: 0 at right angles, 1 where they are parallel.</summary>
    /// <param name="tangents">(B, d, n), d at least 2, none of them 0.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Overlap(Tensor tangents)
    {
        var (metric, d) = (Tangents.Metric(tangents / tangents.norm(2, keepdim: true)).abs(), tangents.shape[1]);
        return (metric.sum([1, 2]) - metric.diagonal(0, 1, 2).sum(1)).mean() / (d * (d - 1));
    }
}
