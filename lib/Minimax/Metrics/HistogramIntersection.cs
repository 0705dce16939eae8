using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How much two histograms have in common, Σᵢ min(pᵢ, qᵢ), from 0 to 1: Swain and Ballard, "Color Indexing" (1991). It is 1 − TV(p, q), where TV is the total
/// variation between the two, and with it pix2pix (arXiv 1611.07004, section 4.2) judges whether translations have the colours of data.
/// </summary>
public static class HistogramIntersection
{
    private const int Bins = 50;

    /// <param name="first">Any shape.</param>
    /// <param name="second">Any shape, of any other number of values.</param>
    /// <param name="low">Where the first bin begins; what lies outside counts in the outermost bins.</param>
    /// <param name="high">Where the last bin ends.</param>
    /// <param name="bins">Of equal width.</param>
    public static double Of(Tensor first, Tensor second, double low, double high, int bins = Bins)
    {
        using var scope = NewDisposeScope();
        return minimum(Shares(first), Shares(second)).sum().item<double>();

        Tensor Shares(Tensor values)
        {
            var bin = ((values - low) * (bins / (high - low))).floor().clamp(0, bins - 1).to_type(ScalarType.Int64).flatten();
            return bin.bincount(null, bins).to_type(ScalarType.Float64) / bin.numel();
        }
    }
}
