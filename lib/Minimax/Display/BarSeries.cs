using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>Bars between zero and their heights. Bar i reaches from <c>edges[i]</c> to <c>edges[i + 1]</c>.</summary>
internal sealed class BarSeries(string name, double[] edges, double[] heights, float opacity, string description) : Series(name)
{
    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical) =>
        (Extent.Of(edges, horizontal), Extent.Of(heights, vertical).FromZero(vertical));

    /// <summary>Bars of equal width that hold shares of the values, so that their areas add up to one.</summary>
    public static BarSeries Histogram(string name, IReadOnlyList<double> values, int bins, double? from, double? to)
    {
        var axis = new Axis(From: from, To: to);
        var range = axis.Fit(Extent.Of(values, axis), 0);
        var width = (range.High - range.Low) / bins;
        var heights = new double[bins];
        foreach (var value in values)
        {
            if (value >= range.Low && value <= range.High) heights[Math.Min((int)((value - range.Low) / width), bins - 1)] += 1 / (values.Count * width);
        }

        var edges = Enumerable.Range(0, bins + 1).Select(i => range.Low + i * width).ToArray();
        return new BarSeries(name, edges, heights, opacity: 0.6f, $"{values.Count} values of {name} from {Ticks.Short(edges[0])} to {Ticks.Short(edges[^1])}");
    }

    /// <summary>The bars of one series beside those of the others, each group around a whole number.</summary>
    public static BarSeries Grouped(string name, IReadOnlyList<double> heights, int index, int count)
    {
        const double groupWidth = 0.8; // of the distance between two groups
        var width = groupWidth / count;
        var left = -groupWidth / 2 + index * width;
        var edges = new List<double>();
        var shown = new List<double>();
        for (var i = 0; i < heights.Count; i++)
        {
            edges.AddRange([i + left, i + left + width]);
            shown.AddRange([heights[i], double.NaN]); // a gap up to the next group
        }

        return new BarSeries(name, [.. edges], [.. shown.SkipLast(1)], opacity: 1, $"{name} {string.Join(", ", heights.Select(Ticks.Short))}");
    }

    public override void Draw(ICanvas canvas, Plot plot, Colour colour)
    {
        for (var i = 0; i < heights.Length; i++)
        {
            if (!double.IsFinite(heights[i])) continue;
            var (left, head) = (plot.X.At(edges[i]), plot.At(edges[i + 1], heights[i]));
            canvas.Fill([new(left, plot.Ground), new(left, head.Y), head, new(head.X, plot.Ground)], colour.Fade(opacity));
        }
    }

    public override Trace ToTrace(Plot plot, Colour colour)
    {
        var shown = Enumerable.Range(0, heights.Length).Where(i => double.IsFinite(heights[i])).ToList();
        return new Scatter
        {
            name = Name,
            mode = "lines",
            x = Brief(shown.SelectMany(i => new[] { edges[i], edges[i], edges[i + 1], edges[i + 1] })),
            y = Brief(shown.SelectMany(i => new[] { 0, heights[i], heights[i], 0 })),
            fill = "tozeroy",
            fillcolor = colour.Fade(opacity).ToCss(),
            line = new Line { color = colour.Hex, width = 0.5 },
        };
    }

    public override string Describe() => description;
}
