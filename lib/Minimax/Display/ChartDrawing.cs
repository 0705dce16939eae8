using System.Security;
using System.Text.RegularExpressions;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>A chart drawn by ScottPlot.</summary>
internal static partial class ChartDrawing
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

    /// <summary>One <c>svg</c> element, as wide as its place and at most as wide as the chart; ink has the colour of the text around it.</summary>
    public static string ToSvg(Chart chart)
    {
        using var plot = Of(chart);
        var svg = plot.GetSvgXml(chart.Width, chart.Height);
        var content = svg[(svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1)..];
        content = content.Replace(Colour.Ink.Hex, "currentColor", StringComparison.OrdinalIgnoreCase);
        var own = $"${{1}}n{Guid.NewGuid().ToString("N")[..8]}_"; // a page holds many drawings, and their clips and maps have names
        content = Elements().Replace(content, one => Names().Replace(Decimals().Replace(one.Value, "$1$2"), own));
        content = Glyphs().Replace(content, "x=\"$1\" y=\"$2\">");
        content = Repeated().Replace(Blanks().Replace(Hairlines().Replace(content, ""), "$1"), "");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {chart.Width} {chart.Height}\" "
            + $"width=\"{chart.Width}\" role=\"img\" fill=\"currentColor\" font-family=\"{ChartFont.Family}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" style=\"max-width:100%;height:auto;color:inherit;background:none;image-rendering:pixelated\">\n"
            + $"<title>{SecurityElement.Escape(chart.ToPlainText())}</title>{content.TrimEnd()}";
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
                Stroke(Dash(line, new AxisLimits(left, right, bottom, top)), series.Thickness, solid);
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

    // Three of four pieces of a line, each a 120th of the chart's width long. What lies beyond the axes is left out: it can be very long.
    private static IEnumerable<Coordinates> Dash(Coordinates[] line, AxisLimits frame)
    {
        var (way, last) = (0.0, line[0]);
        foreach (var next in line)
        {
            var (enters, leaves) = Inside(last.Y, next.Y, frame.Bottom, frame.Top);
            var (begins, ends) = Inside(last.X, next.X, frame.Left, frame.Right);
            var (start, end) = (Math.Max(enters, begins), Math.Min(leaves, ends));
            if (!(start <= end)) yield return Coordinates.NaN;
            else foreach (var piece in Pieces(Along(last, next, start), Along(last, next, end))) yield return piece;
            last = next;
        }

        IEnumerable<Coordinates> Pieces(Coordinates from, Coordinates to)
        {
            var length = Math.Sqrt(Math.Pow((to.X - from.X) / frame.HorizontalSpan, 2) + Math.Pow((to.Y - from.Y) / frame.VerticalSpan, 2));
            var pieces = Math.Max(1, (int)Math.Ceiling(length * 120));
            for (var i = 1; i <= pieces; i++)
            {
                way += length / pieces;
                yield return (int)Math.Round(way * 120) % 4 == 3 ? Coordinates.NaN : Along(from, to, (double)i / pieces);
            }
        }
    }

    private static Coordinates Along(Coordinates from, Coordinates to, double share) => new(from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y));

    // The shares of the way from one value to another between which it lies in a range; where it never does, the first is the larger.
    private static (double Enters, double Leaves) Inside(double from, double to, double low, double high)
    {
        if (from == to) return low <= from && from <= high ? (0, 1) : (1, 0);
        var (one, other) = ((low - from) / (to - from), (high - from) / (to - from));
        return (Math.Max(0, Math.Min(one, other)), Math.Min(1, Math.Max(one, other)));
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

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Elements();

    // Tenths of a pixel in paths, hundredths elsewhere.
    [GeneratedRegex(@"(\.\d)\d+(?=[LM ])|(\.\d\d)\d+")]
    private static partial Regex Decimals();

    [GeneratedRegex("(id=\"|#)(?=cl_|img_)")]
    private static partial Regex Names();

    // Tick marks, which are not to be seen.
    [GeneratedRegex("<path [^>]*non-scaling-stroke[^>]*/>")]
    private static partial Regex Hairlines();

    // Between elements, and around a text.
    [GeneratedRegex(@"(^|>)\s+|\s+(?=</)")]
    private static partial Regex Blanks();

    // What the whole drawing says already.
    [GeneratedRegex($" (stroke-(linecap|linejoin)=\"round\"|stroke-miterlimit=\"4\"|font-family=\"{ChartFont.Family}\")|(?<=<text) fill=\"currentColor\"")]
    private static partial Regex Repeated();

    // Skia places every glyph by itself, which fits one font only: the first place, and the reader's font.
    [GeneratedRegex(@"x=""(-?[\d.]+), [^""]*"" y=""(-?[\d.]+), [^""]*"">")]
    private static partial Regex Glyphs();
}
