using Minimax.Display;

namespace Minimax.Cli.Bench;

/// <summary>The ratios as bars: what lies below one is faster here.</summary>
internal static class BenchChart
{
    /// <summary>Writes a PNG, or a page where the file is named <c>.html</c>.</summary>
    /// <param name="rows">Those with a ratio are drawn.</param>
    /// <param name="file">Where to.</param>
    /// <exception cref="BenchException">No row has a ratio.</exception>
    public static void Save(IReadOnlyList<BenchRow> rows, string file)
    {
        var compared = rows.Where(r => r.Ratio is not null).ToList();
        if (compared.Count == 0) throw new BenchException("There is nothing to draw: no program was compared with ours.");
        var chart = Draw(compared);
        if (Path.GetExtension(file) == ".html") File.WriteAllText(file, $"<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>{chart.Title}</title>\n{chart.ToHtml()}\n");
        else File.WriteAllBytes(file, ((IPictureLook)chart).ToPng());
    }

    private static Chart Draw(List<BenchRow> rows)
    {
        string[] steps = [.. rows.Select(r => r.Step).Distinct()];
        string[] labels = [.. steps.Select(s => s.Split(": ")[^1])]; // "data: batch of 64" is too long beside its neighbours
        var chart = new Chart("Our time over theirs: below 1 we are faster")
        {
            X = new Axis("workload"),
            Y = new Axis("ratio of times"),
            Width = Math.Max(680, 120 + 105 * steps.Length),
        };
        foreach (var engine in rows.GroupBy(r => r.Engine))
            chart.Bars(engine.Key, labels, [.. steps.Select(s => engine.FirstOrDefault(r => r.Step == s)?.Ratio ?? double.NaN)]);
        return chart.Level("as fast", 1);
    }
}
