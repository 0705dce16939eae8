namespace Minimax.Metrics;

/// <summary>Spearman's ρ: the correlation of ranks. 1 where the one always rises with the other, by whatever curve; −1 where it always falls.</summary>
public static class RankCorrelation
{
    /// <param name="first">Two numbers or more.</param>
    /// <param name="second">As many.</param>
    /// <returns>From −1 to 1; NaN where one of them never changes, as it has no ranks.</returns>
    /// <exception cref="ArgumentException">Not equally many, fewer than two, or not all finite.</exception>
    public static double Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count || first.Count < 2)
            throw new ArgumentException($"Equally many numbers are needed, two or more, not {first.Count} and {second.Count}.");
        if (!first.Concat(second).All(double.IsFinite)) throw new ArgumentException("A number is not finite: it has no rank.");
        var (x, y) = (Ranks(first), Ranks(second));
        var middle = (first.Count + 1) / 2.0; // the mean of all ranks
        double Product(double[] a, double[] b) => a.Zip(b, (i, j) => (i - middle) * (j - middle)).Sum();
        return Product(x, y) / Math.Sqrt(Product(x, x) * Product(y, y));
    }

    // From 1; equal numbers share the mean of theirs.
    private static double[] Ranks(IReadOnlyList<double> values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];
}
