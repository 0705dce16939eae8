using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>A chart drawn by ScottPlot.</summary>
internal static class ChartDrawing
{
    private const float TitleSize = 18;
    private const float LabelSize = 15;
    private const float TickSize = 14;

    public const int Squares = 12; // on a line that bears them, at most
    public const float SquareSize = 7;

    /// <summary>A part of a larger picture: a chart in pixels of the page.</summary>
    public static SKBitmap ToPart(IPictureLook look) => look is Chart chart ? ToPicture(chart, scale: 1) : look.ToPicture();

    public static SKBitmap ToPicture(Chart chart, float scale)
    {
        using var plot = Of(chart);
        plot.ScaleFactor = scale;
        plot.FigureBackground.Color = Colors.White;
        var (width, height) = ((int)MathF.Round(chart.Width * scale), (int)MathF.Round(chart.Height * scale));
        return Sheet.Draw(width, height, canvas => plot.Render(canvas, width, height));
    }

    public static Plot Of(Chart chart)
    {
        ChartFont.Register();
        var plot = new Plot();
        plot.Font.Set(ChartFont.Family);
        plot.FigureBackground.Color = plot.DataBackground.Color = Colors.Transparent;
        var (x, y) = chart.Ends();
        plot.Axes.SetLimits(x.Low, x.High, y.Low, y.High);
        foreach (var (series, colour) in chart.Coloured)
        {
            if (series.Mark == Mark.Map) AddMap(plot, series);
            else AddSeries(plot, chart, series, colour);
        }

        LayOut(plot, chart);
        plot.HideLegend();
        if (plot.Legend.ManualItems.Count > (chart.IsMap ? 0 : 1)) ShowLegend(plot, chart.Width);
        return plot;
    }

    private static void AddMap(Plot plot, Series series)
    {
        var map = plot.Add.Heatmap(series.Cells);
        (map.Rectangle, map.FlipVertically) = (new CoordinateRect(series.X[0], series.X[1], series.Y[0], series.Y[1]), true);
        (map.Colormap, map.ManualRange, map.NaNCellColor) = (series.Scale.ToScottPlot(), new ScottPlot.Range(series.Range.Low, series.Range.High), Colors.Gray);
        var bar = plot.Add.ColorBar(map);
        (bar.Label, bar.LabelStyle.FontSize, bar.LabelStyle.FontName) = (series.Name, LabelSize, ChartFont.Family);
        Style(bar.Axis, new Axis(series.Name));
    }

    private static void AddSeries(Plot plot, Chart chart, Series series, Colour colour)
    {
        var ((left, right), (bottom, top)) = chart.Ends();
        Coordinates At(double x, double y) => new(chart.X.Place(x), chart.Y.Place(y));
        void Stroke(IEnumerable<Coordinates> points, float thickness, Color shade, SKStrokeCap cap = SKStrokeCap.Round)
        {
            var line = plot.Add.ScatterLine(points.ToArray(), shade).LineStyle;
            (line.Width, line.StrokeCap, line.StrokeJoin) = (thickness, cap, SKStrokeJoin.Round);
        }

        // The shortest lines of a round or square pen: in SVG two numbers each, where a circle takes an element.
        void Dots(IEnumerable<Coordinates> places, float thickness, Color shade) =>
            Stroke(places.SelectMany(at => new[] { at, new(at.X + (right - left) * 1e-5, at.Y), Coordinates.NaN }), thickness, shade, series.HasSquares ? SKStrokeCap.Square : SKStrokeCap.Round);

        Coordinates[] points = [.. series.X.Zip(series.Y, At)];
        var (solid, faded) = (colour.ToScottPlot(), colour.Fade(series.Opacity).ToScottPlot());
        switch (series.Mark)
        {
            case Mark.Dots:
                if (series.HasRim) Dots(points, series.Thickness + 2 * Series.Rim, Colors.White);
                Dots(points, series.Thickness, faded);
                break;
            case Mark.Dashes:
                var level = chart.Y.Place(series.Y[0]);
                var line = points.Length > 0 ? points : [new(left, level), new(right, level)];
                Stroke(Dashes.Of(line, new AxisLimits(left, right, bottom, top)), series.Thickness, solid);
                break;
            default:
                if (series.Mark == Mark.Area) Fill(plot, points, ground: chart.Y.IsLogarithmic ? bottom : 0, faded);
                if (series.Behind.X.Length > 0) Stroke(series.Behind.X.Zip(series.Behind.Y, At), 1, colour.Fade(0.35f).ToScottPlot());
                Stroke(points, series.Thickness, solid);
                if (series is { HasSquares: true, Mark: Mark.Line }) Dots(points.Where((_, i) => i % ((points.Length + Squares - 1) / Squares) == 0), SquareSize, solid);
                break;
        }

        if (series.Name.Length == 0) return;
        var shape = series.HasSquares ? MarkerShape.FilledSquare : MarkerShape.FilledCircle;
        plot.Legend.ManualItems.Add(series.Mark switch
        {
            Mark.Dots => new LegendItem { LabelText = series.Name, MarkerStyle = new MarkerStyle(shape, Math.Max(series.Thickness, 8), solid) },
            Mark.Line when series.HasSquares => new LegendItem { LabelText = series.Name, LineColor = solid, LineWidth = series.Thickness, MarkerStyle = new MarkerStyle(shape, SquareSize, solid) },
            Mark.Area => new LegendItem { LabelText = series.Name, FillColor = faded, OutlineColor = solid, OutlineWidth = series.Thickness },
            Mark.Dashes => new LegendItem { LabelText = $"{series.Name} (dashed)", LineColor = solid, LineWidth = series.Thickness },
            _ => new LegendItem { LabelText = series.Name, LineColor = solid, LineWidth = series.Thickness },
        });
    }

    // Every stretch between two gaps is a shape that stands on the ground.
    private static void Fill(Plot plot, Coordinates[] points, double ground, Color colour)
    {
        List<Coordinates> shape = [];
        foreach (var point in points.Append(Coordinates.NaN))
        {
            if (double.IsFinite(point.X) && double.IsFinite(point.Y)) shape.Add(point);
            else if (shape.Count > 0)
            {
                var polygon = plot.Add.Polygon([new(shape[0].X, ground), .. shape, new(shape[^1].X, ground)]);
                (polygon.FillColor, polygon.LineWidth) = (colour, 0);
                shape = [];
            }
        }
    }

    private static void LayOut(Plot plot, Chart chart)
    {
        var ink = Colour.Ink.ToScottPlot();
        Style(plot.Axes.Bottom, chart.X);
        Style(plot.Axes.Left, chart.Y);
        plot.Axes.Left.TickLabelStyle.OffsetY = TickSize / 4; // the middle of the digits at the height of their line
        plot.Axes.Bottom.MajorTickStyle.Length = 7; // labels of both axes stand clear of each other in their corner
        plot.Axes.Left.FrameLineStyle.Width = plot.Axes.Top.FrameLineStyle.Width = plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Right.MinimumSize = 24; // for the half of the last label that reaches beyond the axis
        plot.Grid.MajorLineColor = Colour.Ink.Fade(0.15f).ToScottPlot();
        if (chart.Categories.Count > 0)
        {
            plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(0, chart.Categories.Count).Select(i => (double)i)], Staggered(chart.Categories, chart.Width - 90));
            plot.Grid.XAxisStyle.IsVisible = false;
        }

        plot.Title(chart.Title);
        plot.Axes.Title.VerticalPadding = 3;
        var title = plot.Axes.Title.Label;
        var room = chart.Width - (chart.IsMap ? 80 : 16); // the bar of its colours moves the middle of a map to the left
        title.FontSize = TitleSize * Math.Min(1, room / Sheet.Width(chart.Title, TitleSize, ChartFont.Bold));
        (title.Font, title.ForeColor) = (ChartFont.Bold, ink);
    }

    // Names that would run into each other stand on two lines in turn. The width is that of all of them together, in pixels.
    private static string[] Staggered(IReadOnlyList<string> names, int width)
    {
        float[] wide = [.. names.Select(name => Sheet.Width(name, TickSize))];
        var areTight = wide.Zip(wide.Skip(1), (one, next) => (one + next) / 2 + 8 > (double)width / names.Count).Any(isTight => isTight);
        return [.. names.Select((name, i) => areTight && i % 2 == 1 ? $"\n{name}" : name)];
    }

    private static void Style(IAxis axis, Axis description)
    {
        var ink = Colour.Ink.ToScottPlot();
        (axis.Label.Text, axis.Label.FontSize, axis.Label.ForeColor, axis.Label.Bold) = (description.Title, LabelSize, ink, false);
        (axis.TickLabelStyle.FontName, axis.TickLabelStyle.FontSize, axis.TickLabelStyle.ForeColor) = (ChartFont.Family, TickSize, ink);
        axis.MajorTickStyle.Width = axis.MajorTickStyle.Length = 0;
        axis.MajorTickStyle.Color = Colors.Transparent; // a width of 0 alone is a hairline, and one without length a dot
        axis.FrameLineStyle.Color = Colour.Ink.Fade(0.5f).ToScottPlot();
        axis.TickGenerator = description.IsLogarithmic
            ? new NumericManual(LogarithmicTicks(axis.Min, axis.Max))
            : new NumericAutomatic { LabelFormatter = Number.Short, MinimumTickSpacing = 12, TickDensity = 0.7, MinorTickGenerator = new EvenlySpacedMinorTickGenerator(1) };
    }

    // The powers of ten; over less than two and a half of them also their doubles and fivefolds, over more than eight only some.
    private static Tick[] LogarithmicTicks(double low, double high)
    {
        var stride = (int)Math.Ceiling((high - low) / 8);
        double[] factors = high - low < 2.5 ? [1, 2, 5] : [1];
        return [.. from power in Enumerable.Range((int)Math.Floor(low), (int)Math.Ceiling(high - low) + 2)
            where power % stride == 0
            from factor in factors
            let place = power + Math.Log10(factor)
            where place >= low - 1e-9 && place <= high + 1e-9
            select Tick.Major(place, Number.Short(factor * Math.Pow(10, power)))];
    }

    private static void ShowLegend(Plot plot, int width)
    {
        var legend = plot.Legend;
        (legend.FontName, legend.FontSize, legend.FontColor) = (ChartFont.Family, TickSize, Colour.Ink.ToScottPlot());
        (legend.OutlineWidth, legend.BackgroundColor, legend.ShadowColor) = (0, Colors.Transparent, Colors.Transparent);
        (legend.Orientation, legend.TightHorizontalWrapping, legend.SymbolWidth) = (Orientation.Horizontal, true, 22);
        legend.Margin = legend.Padding = new PixelPadding(0);
        plot.Axes.AddPanel(new WideLegend(legend, width) { Edge = Edge.Top });
    }
}
