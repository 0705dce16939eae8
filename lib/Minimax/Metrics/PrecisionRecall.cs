using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How good samples are, and how much of the data they reach, as two numbers instead of one. A manifold is the union of balls around points, each as
/// wide as the way to the point's k-th neighbour. Precision and recall: Kynkäänniemi et al., "Improved Precision and Recall Metric for
/// Assessing Generative Models" (arXiv 1904.06991), who take k = 3; density and coverage: Naeem et al., "Reliable Fidelity and Diversity
/// Metrics for Generative Models" (arXiv 2002.09797), who take k = 5.
/// </summary>
/// <param name="Precision">The share of samples in a ball around a real example.</param>
/// <param name="Recall">The share of real examples in a ball around a sample. A single stray sample has a large ball, and many examples in it.</param>
/// <param name="Density">In how many balls around real examples a sample lies, over k: 1 on average if it is as real as they are, and more where they are dense.</param>
/// <param name="Coverage">The share of balls around real examples with a sample in them.</param>
public sealed record PrecisionRecall(double Precision, double Recall, double Density, double Coverage)
{
    /// <param name="real">(N, d): features, or pixels.</param>
    /// <param name="samples">(M, d).</param>
    /// <param name="k">Which neighbour a ball reaches to.</param>
    /// <exception cref="ArgumentException">There are not more than k rows of d numbers on both sides.</exception>
    public static PrecisionRecall Of(Tensor real, Tensor samples, int k = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        using var scope = NewDisposeScope();
        var (x, y) = (Points(real, k, nameof(real)), Points(samples, k, nameof(samples)));
        if (x.shape[1] != y.shape[1]) throw new ArgumentException($"{x.shape[1]} features on one side, {y.shape[1]} on the other.", nameof(samples));
        var between = SquaredDistance.Between(x, y);                    // (N, M)
        var inReal = between.le(Radii(x, k).unsqueeze(1));              // whether sample j lies in the ball of example i
        var inSamples = between.le(Radii(y, k));                        // whether example i lies in the ball of sample j
        return new PrecisionRecall(
            Share(inReal.any(0)), Share(inSamples.any(1)), Share(inReal) * x.shape[0] / k, Share(inReal.any(1)));
    }

    /// <summary>
    /// The coverage that N samples of the data's own distribution have on average, whatever it is: 1 − Π_{i=1…k} (N − i)/(2N − i), near 1 − 2⁻ᵏ. A ball stays
    /// empty if the k nearest of its 2N − 1 neighbours are all real.
    /// </summary>
    /// <param name="count">N, as many samples as examples.</param>
    /// <param name="k">Which neighbour a ball reaches to.</param>
    public static double BestCoverage(long count, int k = 5) =>
        1 - Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (count - i) / ((2.0 * count) - i));

    // Squared, to the k-th neighbour: the nearest point of all is the point itself. All N² of them are gone before the next are made.
    private static Tensor Radii(Tensor points, int k)
    {
        using var scope = NewDisposeScope();
        return SquaredDistance.Between(points, points).topk(k + 1, 1, largest: false).values.select(1, k).MoveToOuterDisposeScope();
    }

    private static double Share(Tensor truths) => truths.count_nonzero().item<long>() / (double)truths.numel();

    private static Tensor Points(Tensor points, int k, string name) => points.dim() == 2 && points.shape[0] > k
        ? points.detach().to_type(ScalarType.Float64).cpu()             // in 32 bits, x² − 2xy + y² would blur the nearest
        : throw new ArgumentException($"More than {k} rows are needed, as (N, features), not ({string.Join(", ", points.shape)}).", name);
}
