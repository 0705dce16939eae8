namespace Minimax.Metrics;

/// <summary>Precision@K and Recall@K: what a list of the K highest scores is worth to whoever reads no further.</summary>
public static class TopRanked
{
    /// <summary>Of the K with the highest scores, the share that is there; and of all that is there, the share that is among them. Who shares a score shares its places.</summary>
    /// <param name="positive">Scores of what is there.</param>
    /// <param name="negative">Scores of what is not.</param>
    /// <param name="k">Places on the list, at most as many as there are scores.</param>
    /// <returns>Both in [0, 1]: means over the orders of equal scores. NaN, if any score is.</returns>
    /// <exception cref="ArgumentException">Nothing is there, or K is no length of a list.</exception>
    public static (double Precision, double Recall) Of(IReadOnlyList<double> positive, IReadOnlyList<double> negative, int k)
    {
        if (positive.Count == 0) throw new ArgumentException("Nothing is there to be found.", nameof(positive));
        if (k < 1 || k > positive.Count + negative.Count) throw new ArgumentException($"A list of {positive.Count + negative.Count} has no {k} first places.", nameof(k));
        if (positive.Concat(negative).Any(double.IsNaN)) return (double.NaN, double.NaN);
        var last = positive.Concat(negative).OrderDescending().ElementAt(k - 1);
        var (above, level) = (positive.Count(score => score > last), positive.Count(score => score == last));
        var places = k - above - negative.Count(score => score > last);                     // for those who have the last score
        var hits = above + ((double)level * places / (level + negative.Count(score => score == last)));
        return (hits / k, hits / positive.Count);
    }
}
