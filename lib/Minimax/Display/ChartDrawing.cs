using System.Numerics;

namespace Minimax.Display;

/// <summary>Lays out a chart, and draws it.</summary>
internal sealed class ChartDrawing
{
    private const float TitleSize = 16;
    private const float LabelSize = 13; // axis titles and legend
    private const float TickSize = 12;
    private const float Edge = 12; // around everything
    private const float LegendRow = 20;
    private const float MarkWidth = 18; // a legend's mark
    private const float ScaleWidth = 14; // a heat map's colour scale

    private readonly Chart chart;
    private readonly IReadOnlyList<(Series Series, Colour Colour)> series;
    private readonly IReadOnlyList<(Series Series, Colour Colour, Vector2 At)> legend;
    private readonly HeatSeries? heat;

    public ChartDrawing(Chart chart)
    {
        this.chart = chart;
        series = Colour(chart.Series);
        heat = chart.Series.OfType<HeatSeries>().FirstOrDefault();
        legend = LayOutLegend();
        Plot = LayOut();
    }

    /// <summary>Where the data lies.</summary>
    public Plot Plot { get; }

    /// <summary>The series, each with its colour.</summary>
    public IReadOnlyList<(Series Series, Colour Colour)> Series => series;

    private float LegendBottom => legend.Count == 0 ? Edge + 26 : legend[^1].At.Y + 12;

    public void Draw(ICanvas canvas)
    {
        canvas.Text(chart.Title, new Vector2(Edge, Edge + 14), TitleSize, Display.Colour.Ink, style: TextStyle.Bold);
        DrawLegend(canvas);
        DrawGrid(canvas);
        canvas.Clip(Plot.Corner, Plot.Size, () =>
        {
            foreach (var (one, colour) in series) one.Draw(canvas, Plot, colour);
        });
        DrawTitles(canvas);
        if (heat is not null) DrawScale(canvas, heat);
    }

    // Heat maps lie below everything else and take no colour; nor does a series that brings its own.
    private static List<(Series, Colour)> Colour(IEnumerable<Series> all)
    {
        var taken = 0;
        Colour Next() => Display.Colour.Series[taken++ % Display.Colour.Series.Count];
        return [.. all.OrderBy(one => one.Mark is null ? 0 : 1).Select(one => (one, one.Mark is null ? Display.Colour.Ink : one.Own ?? Next()))];
    }

    private List<(Series, Colour, Vector2)> LayOutLegend()
    {
        var marked = series.Where(one => one.Series.Mark is not null).ToList();
        var at = new Vector2(Edge, Edge + 34);
        var rows = new List<(Series, Colour, Vector2)>();
        foreach (var (one, colour) in marked.Count > 1 || heat is not null ? marked : [])
        {
            var width = MarkWidth + 6 + StrokeFont.Width(one.Name, LabelSize) + 18;
            if (at.X > Edge && at.X + width > chart.Width) at = new Vector2(Edge, at.Y + LegendRow);
            rows.Add((one, colour, at));
            at.X += width;
        }

        return rows;
    }

    private Plot LayOut()
    {
        var x = Fit(chart.X, one => one.Extents(chart.X, chart.Y).X, one => one.Air.X);
        var y = Fit(chart.Y, one => one.Extents(chart.X, chart.Y).Y, one => one.Air.Y);
        var top = MathF.Round(LegendBottom + 6) + 0.5f; // on the middle of a pixel, so that thin lines are sharp
        var bottom = chart.Height - (chart.X.Title is null ? 28 : 48) + 0.5f;
        var vertical = new AxisScale(chart.Y, y, bottom, top);
        var labels = vertical.Ticks(spacing: 48).Max(tick => (float?)StrokeFont.Width(tick.Label, TickSize)) ?? 0;
        var left = MathF.Round(Edge + (chart.Y.Title is null ? 0 : 22) + labels + 8) + 0.5f;
        var right = chart.Width - (heat is null ? Edge + 8 : 78) + 0.5f;
        return new Plot(new AxisScale(chart.X, x, left, right), vertical);
    }

    private Extent Fit(Axis axis, Func<Series, Extent> extent, Func<Series, double> air)
    {
        var all = series.Select(one => extent(one.Series)).Aggregate(Extent.Empty, (all, one) => all | one);
        return axis.Fit(all, heat is not null ? 0 : series.Select(one => air(one.Series)).DefaultIfEmpty(0).Max());
    }

    private void DrawLegend(ICanvas canvas)
    {
        foreach (var (one, colour, at) in legend)
        {
            var middle = at + new Vector2(0, -4.5f);
            var (start, end) = (middle + new Vector2(2, 0), middle + new Vector2(MarkWidth, 0));
            switch (one.Mark)
            {
                case LegendMark.Line:
                    canvas.Stroke([start, end], 2.5f, colour);
                    break;
                case LegendMark.Dashes:
                    canvas.Stroke([start, start + new Vector2(5, 0)], 2, colour);
                    canvas.Stroke([end - new Vector2(5, 0), end], 2, colour);
                    break;
                case LegendMark.Dot:
                    canvas.Dots([(start + end) / 2], 8, colour);
                    break;
                default:
                    canvas.Stroke([start + new Vector2(3, 0), end - new Vector2(3, 0)], 9, colour.Fade(0.7f));
                    break;
            }

            canvas.Text(one.Name, at + new Vector2(MarkWidth + 6, 0), LabelSize, Display.Colour.Ink);
        }
    }

    private void DrawGrid(ICanvas canvas)
    {
        var (grid, text) = (Display.Colour.Ink.Fade(0.13f), Display.Colour.Ink.Fade(0.85f));
        foreach (var (value, label) in Plot.Y.Ticks(spacing: 48))
        {
            var y = Snap(Plot.Y.At(value));
            canvas.Stroke([new(Plot.X.Start, y), new(Plot.X.Stop, y)], 1, grid);
            canvas.Text(label, new Vector2(Plot.X.Start - 7, y + 4), TickSize, text, Align.End);
        }

        foreach (var (value, label) in HorizontalTicks())
        {
            var x = Snap(Plot.X.At(value));
            if (chart.Categories.Count == 0) canvas.Stroke([new(x, Plot.Y.Start), new(x, Plot.Y.Stop)], 1, grid);
            canvas.Text(label, new Vector2(x, Plot.Y.Start + 17), TickSize, text, Align.Middle);
        }

        canvas.Stroke([new(Plot.X.Start, Plot.Y.Start), new(Plot.X.Stop, Plot.Y.Start)], 1, Display.Colour.Ink.Fade(0.5f));
    }

    private IReadOnlyList<(double Value, string Label)> HorizontalTicks() =>
        chart.Categories.Count > 0 ? [.. chart.Categories.Select((name, i) => ((double)i, name))] : Plot.X.Ticks(spacing: 80);

    private void DrawTitles(ICanvas canvas)
    {
        if (chart.X.Title is { } horizontal)
            canvas.Text(horizontal, new Vector2((Plot.X.Start + Plot.X.Stop) / 2, chart.Height - Edge), LabelSize, Display.Colour.Ink, Align.Middle);
        if (chart.Y.Title is { } vertical)
            canvas.Text(vertical, new Vector2(Edge + 10, (Plot.Y.Start + Plot.Y.Stop) / 2), LabelSize, Display.Colour.Ink, Align.Middle, TextStyle.Upwards);
    }

    private void DrawScale(ICanvas canvas, HeatSeries map)
    {
        const int steps = 64;
        var rgb = new byte[3 * steps];
        for (var i = 0; i < steps; i++)
        {
            var colour = map.Scale.At(1 - (i + 0.5) / steps);
            (rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]) = (colour.R, colour.G, colour.B);
        }

        var left = Plot.X.Stop + 12;
        canvas.Draw(new Picture(1, steps, rgb), new Vector2(left, Plot.Y.Stop), new Vector2(ScaleWidth, Plot.Size.Y));
        foreach (var (value, label) in new AxisScale(new Axis(), map.Range, Plot.Y.Start, Plot.Y.Stop).Ticks(spacing: 60))
        {
            var y = Plot.Y.Start + (float)((value - map.Range.Low) / (map.Range.High - map.Range.Low)) * (Plot.Y.Stop - Plot.Y.Start);
            canvas.Text(label, new Vector2(left + ScaleWidth + 5, y + 4), TickSize, Display.Colour.Ink.Fade(0.85f));
        }
    }

    private static float Snap(float position) => MathF.Floor(position) + 0.5f;
}
