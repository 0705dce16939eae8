using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>Pearson's χ² test: do two rows of counts come from the same distribution?</summary>
public static class ChiSquare
{
    /// <summary>χ² = Σ (observed − expected)²/expected over both rows, where what is expected follows from the rows' sum.</summary>
    /// <param name="first">(cells), how often each occurred; int64.</param>
    /// <param name="second">(cells), likewise.</param>
    /// <returns>
    /// χ², its degrees of freedom (cells that occurred at all, less one), and the probability of a χ² at least as large if the distributions
    /// are the same: uniform in [0, 1] if they are, near 0 if they are not. Trust it only where every cell is expected five times or more.
    /// </returns>
    public static (double Statistic, int Freedom, double Probability) Test(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var observed = stack([first, second]).to_type(ScalarType.Float64);                      // (2, cells)
        var expected = observed.sum(1, keepdim: true) * observed.sum(dim: 0) / observed.sum();       // (2, cells)
        var statistic = ((observed - expected).square() / expected).nan_to_num().sum();         // 0/0 where a cell never occurs
        var freedom = expected[0].gt(0).sum().item<long>() - 1;
        var probability = igammac(tensor(freedom / 2.0, device: statistic.device), statistic / 2); // Q(ν/2, χ²/2)
        return (statistic.item<double>(), (int)freedom, probability.item<double>());
    }
}
