using Microsoft.DotNet.Interactive.Formatting;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>
/// A chart of lines, points, bars, densities or a heat map. One description gives an interactive chart (plotly.js, where a page can load it),
/// a drawing that stands in for it, a PNG and a sentence. Each method that adds data returns the chart itself, so that calls can be chained.
/// </summary>
[TypeFormatterSource(typeof(Look<Chart>), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class Chart(string title) : IPictureLook
{
    private const int RoundSeries = 6; // the colours that everybody can name
    private const int MostPoints = 240; // of a line or a cloud: nobody sees more, and stored notebooks stay small

    private readonly List<Series> series = [];
    private readonly List<(string Name, double[] Heights)> groups = [];

    public string Title { get; internal set; } = title;

    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>In pixels of a page; the PNG has one and a half times as many.</summary>
    public int Width { get; init; } = 680;

    /// <summary>In pixels of a page; the PNG has one and a half times as many.</summary>
    public int Height { get; init; } = 380;

    /// <summary>The names under the groups of bars, in their order; empty where there are none.</summary>
    internal IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>Whether colours fill the chart up to its edges.</summary>
    internal bool IsMap => series.Exists(one => one.Mark == Mark.Map);

    /// <summary>
    /// All data in the order in which it is drawn, with its colour: maps lie below everything else and take none, nor does what brings its own.
    /// From the seventh on, series have squares.
    /// </summary>
    internal IReadOnlyList<(Series Series, Colour Colour)> Coloured
    {
        get
        {
            var taken = 0;
            var all = groups.Select((_, i) => Group(i)).Concat(series).OrderBy(one => one.Mark != Mark.Map);
            return [.. all.Select(one => one.Mark == Mark.Map ? (one, Colour.Ink) : one.Own is { } own ? (one, own) : Next(one, taken++ % Colour.Series.Count))];
        }
    }

    /// <summary>Points joined in their order. NaN leaves a gap.</summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Line(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        Add(name, Mark.Line, x, y, Downsample.Line, $"{name} ends at {Number.Short(y.Count > 0 ? y[^1] : double.NaN)}");

    /// <summary>
    /// A noisy measurement, such as a loss: means over a fiftieth of it as a line and, pale behind it, every value. The interactive chart shows the means.
    /// </summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Trend(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Add(name, Mark.Line, x, y, (_, _, _) => Downsample.Means(x, y, MostPoints / 5), "");
        var text = $"{name} ends near {Number.Short(series[^1].Y.LastOrDefault(double.NaN))}";
        series[^1] = series[^1] with { Text = text, Behind = Downsample.Line(x, y, MostPoints) };
        return this;
    }

    /// <summary>A curve with the area below it, such as a probability density.</summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Density(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(name, Mark.Area, x, y, Downsample.Line, name, opacity: 0.25f);

    /// <summary>A cloud of points; of more than 240 an even selection is shown. The legend leaves out what has no name, such as the ends of lines.</summary>
    /// <param name="colour">The next of <see cref="Colour.Series"/>, if it is null.</param>
    /// <param name="isLarge">Whether they are drawn large and with a rim: few points that matter among many.</param>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Points(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Colour? colour = null, bool isLarge = false)
    {
        Add(name, Mark.Dots, x, y, Downsample.Cloud, $"{x?.Count} points {name}", isLarge ? 1 : 0.75f);
        series[^1] = series[^1] with { Own = colour, Thickness = isLarge ? 11 : 5 };
        return this;
    }

    /// <summary>Points joined by dashes: what theory says, beside what was measured.</summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Dashed(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(name, Mark.Dashes, x, y, Downsample.Line, $"{name} (dashed)");

    /// <summary>A dashed line across the whole chart at one height, such as a published number.</summary>
    public Chart Level(string name, double y) => Add(new Series(name, Mark.Dashes, [], [y], $"{name} = {Number.Short(y)}"));

    /// <summary>How values are distributed: bars of equal width whose areas add up to one, so that a density can be drawn over them.</summary>
    /// <param name="values">Those outside the range count in the total, but have no bar.</param>
    /// <param name="from">Where the first bar begins; at the smallest value, if it is null.</param>
    /// <param name="to">Where the last bar ends; at the largest value, if it is null.</param>
    public Chart Histogram(string name, IReadOnlyList<double> values, int bins = 40, double? from = null, double? to = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (from ?? finite.Min(), to ?? finite.Max());
        if (low >= high) (low, high) = (low - 0.5, low + 0.5);
        var (width, heights) = ((high - low) / bins, new double[bins]);
        foreach (var value in values.Where(value => value >= low && value <= high))
            heights[Math.Min((int)((value - low) / width), bins - 1)] += 1 / (values.Count * width);
        var text = $"{values.Count} values of {name} from {Number.Short(low)} to {Number.Short(high)}";
        return Add(Series.Bars(name, heights, i => low + i * width, width, opacity: 0.6f, text));
    }

    /// <summary>A bar for each category; several sets of bars stand side by side.</summary>
    /// <exception cref="ArgumentException">There are not as many heights as categories, or the chart has other categories already.</exception>
    public Chart Bars(string name, IReadOnlyList<string> categories, IReadOnlyList<double> heights)
    {
        if (categories.Count != heights.Count)
            throw new ArgumentException($"'{name}' has {categories.Count} categories and {heights.Count} heights.", nameof(heights));
        if (groups.Count > 0 && !categories.SequenceEqual(Categories))
            throw new ArgumentException($"'{name}' has other categories than '{groups[0].Name}'.", nameof(categories));
        Categories = categories;
        groups.Add((name, [.. heights]));
        return this;
    }

    /// <summary>A function of the plane as colours, such as a discriminator's output with its decision boundary.</summary>
    /// <param name="values">Row after row, the first at the lowest y; in each the first value at the lowest x.</param>
    /// <param name="x">Where the columns begin and end.</param>
    /// <param name="y">Where the rows begin and end.</param>
    /// <param name="range">The values at the ends of the colour scale; the smallest and the largest value, if it is null.</param>
    /// <param name="scale">The colours; <see cref="ColourScale.Sequential"/>, if it is null.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public Chart Heat(string name, double[,] values, (double From, double To) x, (double From, double To) y, (double Low, double High)? range = null, ColourScale? scale = null)
    {
        if (values.Length == 0) throw new ArgumentException($"'{name}' has no values.", nameof(values));
        var finite = values.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = range ?? (finite.Min(), finite.Max());
        var text = $"{name} from {Number.Short(low)} to {Number.Short(high)} on a grid of {values.GetLength(0)} × {values.GetLength(1)}";
        return Add(new Series(name, Mark.Map, [x.From, x.To], [y.From, y.To], text) { Cells = values, Range = (low, high), Scale = scale ?? ColourScale.Sequential });
    }

    /// <summary>The chart as an <c>svg</c> element.</summary>
    public string ToSvg() => ChartSvg.Of(this);

    /// <summary>The drawing in an element of its own, and a script that makes it interactive where plotly.js can be loaded.</summary>
    public string ToHtml() => ChartPage.Embed(this);

    public SKBitmap ToPicture() => ChartDrawing.ToPicture(this, scale: 1.5f); // sharp enough for a projector, small enough for a notebook

    /// <summary>What the chart shows, in one sentence.</summary>
    public string ToPlainText() => $"Chart \"{Title}\": {string.Join("; ", Coloured.Where(one => one.Series.Name.Length > 0).Select(one => one.Series.Text))}.";

    /// <summary>The places at which the axes end: dots at their ends are whole, whether the ends are given or not, so that the frames of a film are alike.</summary>
    internal ((double Low, double High) X, (double Low, double High) Y) Ends()
    {
        var all = Coloured.Select(one => one.Series).ToList();
        var air = IsMap ? 0 : 0.05;
        var reach = IsMap ? 0 : all.Select(one => one.Reach).DefaultIfEmpty(0).Max();
        return (Widen(X.Fit(all.SelectMany(one => one.X), Categories.Count > 0 || all.Exists(one => one.Mark == Mark.Dots) ? air : 0), reach / (Width - 90)),
            Widen(Y.Fit(all.SelectMany(one => one.Mark == Mark.Area ? [.. one.Y, 0] : one.Y.Concat(one.Behind.Y)), air), reach / (Height - 130)));
    }

    // So that a share of the new length lies beyond each of the old ends.
    private static (double Low, double High) Widen((double Low, double High) ends, double share)
    {
        var more = share is > 0 and < 0.25 ? share / (1 - 2 * share) * (ends.High - ends.Low) : 0;
        return (ends.Low - more, ends.High + more);
    }

    private static (Series, Colour) Next(Series one, int colour) => (one with { HasSquares = colour >= RoundSeries }, Colour.Series[colour]);

    private Chart Add(
        string name, Mark mark, IReadOnlyList<double> x, IReadOnlyList<double> y,
        Func<IReadOnlyList<double>, IReadOnlyList<double>, int, (double[] X, double[] Y)> thin, string text, float opacity = 1)
    {
        if (x.Count != y.Count) throw new ArgumentException($"'{name}' has {x.Count} x and {y.Count} y.", nameof(y));
        var shown = thin(x, y, MostPoints);
        return Add(new Series(name, mark, shown.X, shown.Y, text) { Opacity = opacity });
    }

    private Chart Add(Series one)
    {
        series.Add(one);
        return this;
    }

    // The bars of one set beside those of the others, each group around a whole number.
    private Series Group(int index)
    {
        const double groupWidth = 0.8; // of the distance between two groups
        var ((name, heights), width) = (groups[index], groupWidth / groups.Count);
        return Series.Bars(name, heights, i => i - groupWidth / 2 + index * width, width, opacity: 1, $"{name} {string.Join(", ", heights.Select(Number.Short))}");
    }
}
