using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;
using SkiaSharp;
using static TorchSharp.torch;

namespace Minimax.Display;

/// <summary>
/// What a cell shows while it trains: where the training stands, its measurements as charts, and the newest samples. Report to it, then update
/// the displayed value with it. Values whose names begin with <c>D(</c> are the discriminator's outputs and get a chart of their own.
/// </summary>
[TypeFormatterSource(typeof(Look<TrainingView>), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class TrainingView : IPictureLook
{
    private const int ChartWidth = 430;
    private const int ChartHeight = 260;
    private const int Gap = 12; // pixels between the charts and the samples
    private const int LineHeight = 28;

    private readonly List<double> steps = [];
    private readonly Dictionary<string, List<double>> values = []; // by name, in the order in which they appeared; one value a report
    private (long Step, TimeSpan Elapsed) first;
    private (long Step, long Of, TimeSpan Elapsed) last;
    private IPictureLook? samples;

    /// <summary>Takes in how far the training is.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="of">Steps to do in all.</param>
    /// <param name="measured">What was measured, such as D, G, D(x), D(G(z)). A name that is missing now and then leaves a gap in its line.</param>
    /// <param name="elapsed">Time since the training began.</param>
    public void Report(long step, long of, IReadOnlyList<(string Name, double Value)> measured, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(measured);
        if (steps.Count == 0) first = (step, elapsed);
        last = (step, of, elapsed);
        foreach (var (name, value) in measured)
        {
            if (!values.TryGetValue(name, out var series)) values[name] = series = [.. Enumerable.Repeat(double.NaN, steps.Count)];
            series.Add(value);
        }

        steps.Add(step);
        foreach (var series in values.Values.Where(series => series.Count < steps.Count)) series.Add(double.NaN);
    }

    /// <summary>Takes over the newest images, (B, C, H, W) in [-1, 1], as a grid of eight columns.</summary>
    public void Samples(Tensor images) => Samples(SampleGrid.Of(images));

    /// <summary>Takes over the newest samples: images as a grid, points as a chart.</summary>
    public void Samples(IPictureLook newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        samples = newest;
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var done = (last.Of == 0 ? 0 : Math.Clamp(100.0 * last.Step / last.Of, 0, 100)).ToString("0.#", CultureInfo.InvariantCulture);
        var html = new StringBuilder($"<div class=\"minimax-training\" style=\"max-width:980px\">{DeckStyle.Training}");
        html.Append($"<div style=\"font-variant-numeric:tabular-nums;padding:4px 0\">{WebUtility.HtmlEncode(ToPlainText())}</div>");
        html.Append("<div style=\"height:4px;background:#8884;border-radius:2px\">");
        html.Append($"<div style=\"height:4px;width:{done}%;background:{Colour.Series[0].Hex};border-radius:2px\"></div></div>");
        html.Append($"<div style=\"display:flex;flex-wrap:wrap;gap:{Gap}px;align-items:flex-start\">");
        html.Append($"<div style=\"flex:1 1 {ChartWidth}px;max-width:{ChartWidth}px\">");
        foreach (var one in Charts()) html.Append(one.ToSvg());
        html.Append("</div>");
        if (samples is not null) html.Append($"<div style=\"padding-top:{Gap}px\">{(samples is Chart chart ? chart.ToSvg() : samples.ToHtml())}</div>");
        return html.Append("</div></div>").ToString();
    }

    public SKBitmap ToPicture()
    {
        var charts = Charts().Select(chart => ChartDrawing.ToPicture(chart, scale: 1)).ToList();
        using var grid = samples?.ToPicture();
        var left = charts.Count == 0 ? 0 : ChartWidth + Gap;
        var text = ToPlainText();
        var width = Math.Max(left + (grid?.Width ?? 0), (int)Sheet.Width(text, 14) + 2 * Gap);
        var sheet = Sheet.Draw(width, LineHeight + Math.Max(charts.Count * ChartHeight, (grid?.Height ?? 0) + Gap), canvas =>
        {
            Sheet.Text(canvas, text, Gap, LineHeight - 9, 14);
            foreach (var (i, chart) in charts.Index()) canvas.DrawBitmap(chart, 0, LineHeight + i * ChartHeight);
            if (grid is not null) canvas.DrawBitmap(grid, left, LineHeight + Gap);
        });
        charts.ForEach(chart => chart.Dispose());
        return sheet;
    }

    /// <summary>One line: <c>step 300/1200 · D 1.12 · G 0.87 · 118 steps/s · 0:08 left</c>.</summary>
    public string ToPlainText()
    {
        if (steps.Count == 0) return "waiting for the first step";
        List<string> parts = [$"step {last.Step}/{last.Of}"];
        parts.AddRange(values.Where(one => !double.IsNaN(one.Value[^1])).Select(one => $"{one.Key} {Number.TwoDecimals(one.Value[^1])}"));
        if (StepsPerSecond() is { } speed) parts.AddRange([Speed(speed), TimeLeft(speed)]);
        return string.Join(" · ", parts);
    }

    private static string Speed(double speed) => speed switch
    {
        >= 10 => string.Create(CultureInfo.InvariantCulture, $"{speed:0} steps/s"),
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{speed:0.0} steps/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{1 / speed:0.0} s/step"),
    };

    private static string Clock(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time.Minutes}:{time:ss}";

    // Since the first report: a training that was resumed did not do its earlier steps in this time.
    private double? StepsPerSecond()
    {
        var (done, seconds) = (last.Step - first.Step, (last.Elapsed - first.Elapsed).TotalSeconds);
        return done > 0 && seconds > 0 ? done / seconds : null;
    }

    private string TimeLeft(double speed) =>
        last.Step >= last.Of ? $"took {Clock(last.Elapsed)}" : $"{Clock(TimeSpan.FromSeconds(Math.Ceiling((last.Of - last.Step) / speed)))} left";

    // Probabilities have an axis of their own, and so has a loss whose size differs from that of the others by more than a factor of eight.
    private IEnumerable<Chart> Charts()
    {
        const double factor = 8;
        List<List<string>> panels = [];
        foreach (var name in values.Keys.Where(name => !IsProbability(name)).OrderByDescending(Size))
        {
            if (panels.Count == 0 || Size(panels[^1][0]) > factor * Size(name)) panels.Add([]);
            panels[^1].Add(name);
        }

        foreach (var names in panels) yield return Panel(panels.Count > 1 ? string.Join(", ", names) : "Losses", new Axis("loss"), values.Keys.Where(names.Contains));
        if (values.Keys.Any(IsProbability)) yield return Panel("What the discriminator says", new Axis("probability", From: 0, To: 1), values.Keys.Where(IsProbability));
    }

    private static bool IsProbability(string name) => name.StartsWith("D(", StringComparison.Ordinal);

    private double Size(string name) => values[name].Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Average();

    private Chart Panel(string title, Axis y, IEnumerable<string> names) => names.Aggregate(
        new Chart(title) { X = new Axis("step"), Y = y, Width = ChartWidth, Height = ChartHeight }, (chart, name) => chart.Trend(name, steps, values[name]));
}
