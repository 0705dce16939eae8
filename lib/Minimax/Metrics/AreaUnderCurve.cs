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
        if (positive.Count == 0 || negative.Count == 0) throw new ArgumentException("Both what is there and what is not are needed.");
        if (positive.Concat(negative).Any(double.IsNaN)) return double.NaN;
        return positive.Average(score => negative.Sum(other => other < score ? 1 : other == score ? 0.5 : 0)) / negative.Count;
    }
}
