namespace Minimax.Display;

/// <summary>Fewer points that look like all of them: nobody sees more, and stored notebooks stay small.</summary>
internal static class Downsample
{
    /// <summary>Of every stretch of a line its lowest and its highest point, so that no spike gets lost. Stretches without a finite value stay a gap.</summary>
    public static (double[] X, double[] Y) Line(IReadOnlyList<double> x, IReadOnlyList<double> y, int most)
    {
        if (x.Count <= most) return ([.. x], [.. y]);
        var kept = Stretches(x.Count, most / 2).SelectMany(stretch =>
        {
            var finite = stretch.Where(i => double.IsFinite(y[i])).DefaultIfEmpty(stretch[0]).ToList();
            return new SortedSet<int> { finite.MinBy(i => y[i]), finite.MaxBy(i => y[i]) };
        }).ToList();
        return ([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])]);
    }

    /// <summary>Points at equal distances in their order, the first among them.</summary>
    public static (double[] X, double[] Y) Cloud(IReadOnlyList<double> x, IReadOnlyList<double> y, int most)
    {
        var kept = Stretches(x.Count, most).Select(stretch => stretch[0]).ToList();
        return ([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])]);
    }

    /// <summary>The mean place and the mean of the finite values of every stretch; NaN where there is none.</summary>
    public static (double[] X, double[] Y) Means(IReadOnlyList<double> x, IReadOnlyList<double> y, int most)
    {
        var stretches = Stretches(x.Count, most);
        return ([.. stretches.Select(stretch => stretch.Average(i => x[i]))],
            [.. stretches.Select(stretch => stretch.Select(i => y[i]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())]);
    }

    private static List<int[]> Stretches(int count, int most) =>
        [.. Enumerable.Range(0, count).GroupBy(i => (long)i * Math.Min(count, most) / count).Select(stretch => stretch.ToArray())];
}
