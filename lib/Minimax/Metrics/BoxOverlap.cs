using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How well squares fit squares, and what benchmarks of tracking make of it: Wu, Lim and Yang, "Online Object Tracking: A Benchmark" (CVPR 2013).
/// </summary>
public static class BoxOverlap
{
    /// <summary>Intersection over union.</summary>
    /// <param name="found">(…, 3): centre x, centre y and side.</param>
    /// <param name="truth">(…, 3), of a shape that fits.</param>
    /// <returns>(…), from 0 to 1.</returns>
    public static Tensor Of(Tensor found, Tensor truth)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (found.narrow(-1, 2, 1), truth.narrow(-1, 2, 1));
        var apart = (found.narrow(-1, 0, 2) - truth.narrow(-1, 0, 2)).abs();                  // (…, 2): of the centres
        var shared = (((a + b) / 2) - apart).minimum(a.minimum(b)).clamp_min(0).prod(-1);     // along each axis, then the area
        var (areaA, areaB) = (a.squeeze(-1).square(), b.squeeze(-1).square());
        return (shared / (areaA + areaB - shared)).MoveToOuterDisposeScope();
    }

    /// <summary>The success plot: the share of frames whose overlap is larger than a threshold. Its area from 0 to 1 is the mean overlap.</summary>
    /// <param name="overlaps">(N).</param>
    /// <param name="threshold">From 0 to 1.</param>
    public static double Success(Tensor overlaps, double threshold)
    {
        using var scope = NewDisposeScope();
        return overlaps.gt(threshold).to_type(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>The precision plot: the share of frames in which the centre is off by no more than so many pixels.</summary>
    /// <param name="found">(N, 3).</param>
    /// <param name="truth">(N, 3).</param>
    /// <param name="pixels">20 in the benchmark, of much larger films.</param>
    public static double Precision(Tensor found, Tensor truth, double pixels)
    {
        using var scope = NewDisposeScope();
        var off = (found.narrow(-1, 0, 2) - truth.narrow(-1, 0, 2)).square().sum(-1).sqrt();
        return off.le(pixels).to_type(ScalarType.Float64).mean().item<double>();
    }
}
