namespace Minimax.Metrics;

/// <summary>AUC: how often a score ranks what is there above what is not. 0.5 is guessing, 1 is never wrong.</summary>
public static class AreaUnderCurve
{
    /// <summary>P(s⁺ &gt; s⁻) + ½ P(s⁺ = s⁻), which is the area under the curve of hits over false alarms (Hanley and McNeil 1982).</summary>
    /// <param name="positive">Scores of what is there.</param>
    /// <param name="negative">Scores of what is not.</param>
    /// <returns>In [0, 1]; NaN, if any score is.</returns>
    /// <exception cref="ArgumentException">One of the two is empty.</exception>
    public static double Of(IReadOnlyList<double> positive, IReadOnlyList<double> negative)
    {
        ArgumentNullException.ThrowIfNull(positive);
        ArgumentNullException.ThrowIfNull(negative);
        if (positive.Count == 0 || negative.Count == 0) throw new ArgumentException("Both what is there and what is not are needed.");
        if (positive.Concat(negative).Any(double.IsNaN)) return double.NaN;
        double[] sorted = [.. negative.Order()];
        return positive.Average(score => 0.5 * (CountBelow(sorted, score, orEqual: false) + CountBelow(sorted, score, orEqual: true))) / sorted.Length;
    }

    private static int CountBelow(double[] sorted, double score, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < score || (orEqual && sorted[middle] == score)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
