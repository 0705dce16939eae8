using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>
/// A chart of lines, points, bars, densities or a heat map. One description gives an interactive chart (plotly.js, where a page can load it),
/// a drawing that stands in for it, a PNG and a sentence. Each method that adds data returns the chart itself, so that calls can be chained.
/// </summary>
[TypeFormatterSource(typeof(PictureLook<Chart>), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class Chart : IPictureLook
{
    private const float PixelsOfUnit = 1.5f; // of the PNG: sharp enough for a projector, small enough for a notebook

    private readonly List<Series> series = [];
    private readonly List<(string Name, double[] Heights)> groups = [];
    private IReadOnlyList<string> categories = [];

    /// <summary>An empty chart under this heading.</summary>
    public Chart(string title) => Title = title;

    /// <summary>The heading.</summary>
    public string Title { get; private set; }

    /// <summary>The horizontal axis.</summary>
    public Axis X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public Axis Y { get; init; } = new();

    /// <summary>In pixels of a page; the PNG has one and a half times as many.</summary>
    public int Width { get; init; } = 680;

    /// <summary>In pixels of a page; the PNG has one and a half times as many.</summary>
    public int Height { get; init; } = 380;

    /// <summary>The names under the groups of bars, in their order; empty where there are none.</summary>
    internal IReadOnlyList<string> Categories => categories;

    /// <summary>All data in the order in which it is drawn.</summary>
    internal IEnumerable<Series> Series => [.. groups.Select((group, i) => BarSeries.Grouped(group.Name, group.Heights, i, groups.Count)), .. series];

    /// <summary>Points joined in their order. NaN leaves a gap.</summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Line(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(x, y, () => new LineSeries(name, x, y, isFilled: false));

    /// <summary>
    /// A noisy measurement, such as a loss: its running mean as a line and, pale behind it, every value. The interactive chart shows the mean.
    /// </summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Trend(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(x, y, () => new TrendSeries(name, x, y));

    /// <summary>A curve with the area below it, such as a probability density.</summary>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Density(string name, IReadOnlyList<double> x, IReadOnlyList<double> y) => Add(x, y, () => new LineSeries(name, x, y, isFilled: true));

    /// <summary>A cloud of points; of more than 400 an even selection is shown.</summary>
    /// <param name="name">What the points are.</param>
    /// <param name="x">Their places along the horizontal axis.</param>
    /// <param name="y">Their places along the vertical axis.</param>
    /// <param name="colour">The next of <see cref="Colour.Series"/>, if it is null.</param>
    /// <param name="isLarge">Whether they are drawn large and with a rim: few points that matter among many.</param>
    /// <exception cref="ArgumentException">There are not as many x as y.</exception>
    public Chart Points(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Colour? colour = null, bool isLarge = false) =>
        Add(x, y, () => new PointSeries(name, x, y, colour, isLarge));

    /// <summary>A dashed line across the chart at one height, such as a published number or a theoretical optimum.</summary>
    public Chart Level(string name, double y) => Add(new LevelSeries(name, y));

    /// <summary>How values are distributed: bars of equal width whose areas add up to one, so that a density can be drawn over them.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="values">Those outside the range count in the total, but have no bar.</param>
    /// <param name="bins">How many bars.</param>
    /// <param name="from">Where the first bar begins; at the smallest value, if it is null.</param>
    /// <param name="to">Where the last bar ends; at the largest value, if it is null.</param>
    public Chart Histogram(string name, IReadOnlyList<double> values, int bins = 40, double? from = null, double? to = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        return Add(BarSeries.Histogram(name, values, bins, from, to));
    }

    /// <summary>A bar for each category; several sets of bars stand side by side.</summary>
    /// <exception cref="ArgumentException">There are not as many heights as categories, or the chart has other categories already.</exception>
    public Chart Bars(string name, IReadOnlyList<string> categories, IReadOnlyList<double> heights)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(heights);
        if (categories.Count != heights.Count)
            throw new ArgumentException($"'{name}' has {categories.Count} categories and {heights.Count} heights.", nameof(heights));
        if (groups.Count > 0 && !categories.SequenceEqual(this.categories))
            throw new ArgumentException($"'{name}' has other categories than '{groups[0].Name}'.", nameof(categories));
        this.categories = categories;
        groups.Add((name, [.. heights]));
        return this;
    }

    /// <summary>A function of the plane as colours, such as a discriminator's output with its decision boundary.</summary>
    /// <param name="name">What the function is.</param>
    /// <param name="values">Row after row, the first at the lowest y; in each the first value at the lowest x.</param>
    /// <param name="x">Where the columns begin and end.</param>
    /// <param name="y">Where the rows begin and end.</param>
    /// <param name="range">The values at the ends of the colour scale; the smallest and the largest value, if it is null.</param>
    /// <param name="scale">The colours; <see cref="ColourScale.Sequential"/>, if it is null.</param>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public Chart Heat(
        string name,
        double[,] values,
        (double From, double To) x,
        (double From, double To) y,
        (double Low, double High)? range = null,
        ColourScale? scale = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0) throw new ArgumentException($"'{name}' has no values.", nameof(values));
        var ends = range is { } given ? new Extent(given.Low, given.High) : new Axis().Fit(Extent.Of(values.Cast<double>(), new Axis()), 0);
        return Add(new HeatSeries(name, values, new Extent(x.From, x.To), new Extent(y.From, y.To), ends, scale ?? ColourScale.Sequential));
    }

    /// <summary>The chart as an <c>svg</c> element.</summary>
    public string ToSvg()
    {
        var canvas = new SvgCanvas(Width, Height);
        new ChartDrawing(this).Draw(canvas);
        return canvas.ToSvg(ToPlainText());
    }

    /// <summary>The drawing in an element of its own, and a script that makes it interactive where plotly.js can be loaded.</summary>
    public string ToHtml() => ChartPage.Embed(this);


    /// <summary>The chart in pixels, one and a half for one of the page.</summary>
    public Picture ToPicture() => ToPicture(PixelsOfUnit);

    /// <summary>What the chart shows, in one sentence.</summary>
    public string ToPlainText() => $"Chart \"{Title}\": {string.Join("; ", Series.Select(one => one.Describe()))}.";

    /// <summary>The same chart under another heading.</summary>
    internal Chart Under(string title)
    {
        Title = title;
        return this;
    }

    internal Picture ToPicture(float scale)
    {
        var canvas = new Canvas(Width, Height, scale);
        new ChartDrawing(this).Draw(canvas);
        return canvas.ToPicture();
    }

    private Chart Add(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<Series> create)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count) throw new ArgumentException($"A series has {x.Count} x and {y.Count} y.", nameof(y));
        return Add(create());
    }

    private Chart Add(Series one)
    {
        series.Add(one);
        return this;
    }
}
