namespace Minimax.Metrics;

/// <summary>
/// Average precision: go down the list of all scores, the highest first; at each thing that is there, note which share of the list so far is there; the mean of these
/// shares. 1 is never wrong; guessing has the share of all that is there.
/// </summary>
public static class AveragePrecision
{
    /// <summary>Σ_t (R_t − R_{t−1}) P_t over the thresholds t, of precision P and recall R: what has the same score is passed at once.</summary>
    /// <param name="positive">Scores of what is there.</param>
    /// <param name="negative">Scores of what is not.</param>
    /// <returns>In (0, 1]; NaN, if any score is.</returns>
    /// <exception cref="ArgumentException">One of the two is empty.</exception>
    public static double Of(IReadOnlyList<double> positive, IReadOnlyList<double> negative)
    {
        if (positive.Count == 0 || negative.Count == 0) throw new ArgumentException("Both what is there and what is not are needed.");
        if (positive.Concat(negative).Any(double.IsNaN)) return double.NaN;
        var (hits, seen, sum) = (0, 0, 0.0);
        var all = positive.Select(score => (Score: score, Hit: 1)).Concat(negative.Select(score => (Score: score, Hit: 0)));
        foreach (var same in all.GroupBy(one => one.Score).OrderByDescending(group => group.Key))
        {
            var found = same.Sum(one => one.Hit);
            (hits, seen) = (hits + found, seen + same.Count());
            sum += found * (double)hits / seen;
        }

        return sum / positive.Count;
    }
}
