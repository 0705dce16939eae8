namespace Minimax.Display;

/// <summary>Fewer points that look like all of them.</summary>
internal static class Thinning
{
    /// <summary>Of every stretch of a line its lowest and its highest point, so that no spike gets lost. Stretches without a finite value stay a gap.</summary>
    public static (double[] X, double[] Y) Line(IReadOnlyList<double> x, IReadOnlyList<double> y, int most)
    {
        if (x.Count <= most) return ([.. x], [.. y]);
        var kept = new List<int>();
        var stretches = most / 2;
        for (var i = 0; i < stretches; i++)
        {
            var (start, end) = ((int)((long)i * x.Count / stretches), (int)((long)(i + 1) * x.Count / stretches));
            var finite = Enumerable.Range(start, end - start).Where(j => double.IsFinite(y[j])).DefaultIfEmpty(start).ToList();
            var (lowest, highest) = (finite.MinBy(j => y[j]), finite.MaxBy(j => y[j]));
            kept.Add(Math.Min(lowest, highest));
            if (lowest != highest) kept.Add(Math.Max(lowest, highest));
        }

        return ([.. kept.Select(j => x[j])], [.. kept.Select(j => y[j])]);
    }

    /// <summary>Points at equal distances in their order, among them the first and the last.</summary>
    public static (double[] X, double[] Y) Cloud(IReadOnlyList<double> x, IReadOnlyList<double> y, int most)
    {
        var kept = Math.Min(x.Count, most);
        var chosen = Enumerable.Range(0, kept).Select(i => (int)((long)i * (x.Count - 1) / Math.Max(1, kept - 1))).ToList();
        return ([.. chosen.Select(i => x[i])], [.. chosen.Select(i => y[i])]);
    }
}
