using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>A noisy measurement: its running mean as a line, and behind it, pale, what was measured.</summary>
internal sealed class TrendSeries : Series
{
    private const float Thickness = 2.5f;
    private const float RawThickness = 1;
    private const float RawOpacity = 0.35f;
    private const int Windows = 25; // the mean reaches over a twenty-fifth of the measurements
    private const int MostMeans = 100; // it is smooth: fewer points are enough

    private readonly (double[] X, double[] Y) raw;
    private readonly (double[] X, double[] Y) mean;

    public TrendSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
        : base(name)
    {
        raw = Thinning.Line(x, y, MostPoints / 2);
        mean = Thinning.Cloud(x, RunningMean(y, Math.Max(1, y.Count / Windows / 2)), MostMeans);
    }

    public override LegendMark? Mark => LegendMark.Line;

    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical) => (Extent.Of(raw.X, horizontal), Extent.Of(raw.Y, vertical));

    public override void Draw(ICanvas canvas, Plot plot, Colour colour)
    {
        canvas.Stroke(plot.At(raw.X, raw.Y), RawThickness, colour.Fade(RawOpacity));
        canvas.Stroke(plot.At(mean.X, mean.Y), Thickness, colour);
    }

    public override Trace ToTrace(Plot plot, Colour colour) =>
        new Scatter { name = Name, mode = "lines", x = Brief(mean.X), y = Brief(mean.Y), line = new Line { color = colour.Hex, width = Thickness } };

    public override string Describe() => $"{Name} ends near {Ticks.Short(mean.Y.Length > 0 ? mean.Y[^1] : double.NaN)}";

    // The mean over the finite values at most `reach` places away, which are fewer near the ends.
    private static double[] RunningMean(IReadOnlyList<double> values, int reach)
    {
        var (sums, counts) = (new double[values.Count + 1], new int[values.Count + 1]);
        for (var i = 0; i < values.Count; i++)
        {
            var isFinite = double.IsFinite(values[i]);
            (sums[i + 1], counts[i + 1]) = (sums[i] + (isFinite ? values[i] : 0), counts[i] + (isFinite ? 1 : 0));
        }

        double Mean(int i)
        {
            var (start, end) = (Math.Max(0, i - reach), Math.Min(values.Count, i + reach + 1));
            return (sums[end] - sums[start]) / (counts[end] - counts[start]); // NaN where nothing is finite
        }

        return [.. Enumerable.Range(0, values.Count).Select(Mean)];
    }
}
