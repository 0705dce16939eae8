using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Metrics;
using Minimax.Steps;
using Minimax.Training;
using SkiaSharp;
using static TorchSharp.torch;

namespace Minimax.Display;

/// <summary>
/// What a cell shows while it trains: where the training stands, its measurements as charts, and the newest samples. Report to it, then update
/// the displayed value with it. Each kind of number has a chart of its own, and so has a loss that is eight times as large as the next.
/// </summary>
[TypeFormatterSource(typeof(Look<TrainingView>), PreferredMimeTypes = ["text/html", "image/png", "text/plain"])]
public sealed class TrainingView : IPictureLook
{
    private const int ChartWidth = 430;
    private const int ChartHeight = 260;
    private const int Gap = 12; // pixels between the charts and the samples
    private const int LineHeight = 28;
    private const double Apart = 8; // factor between the sizes of two losses

    private readonly List<double> steps = [];
    private readonly Dictionary<(string Name, Quantity Quantity), List<double>> values = []; // in the order in which they appeared; one value a report
    private readonly List<Progress> history = [];
    private Progress? last;
    private IPictureLook? samples;
    private SampleSigns? signs;

    /// <summary>Whether it says from half of the run on what <see cref="Diagnosis"/> makes of it. Earlier, no samples can be expected of G.</summary>
    public bool Diagnoses { get; init; }

    /// <summary>What is wrong with the run, as far as it can be seen; null as long as nobody can know.</summary>
    public Diagnosis? Verdict => Diagnoses && last is not null && 2 * last.Step >= last.Of ? Diagnosis.Of(history, signs) : null;

    /// <summary>Takes in how far the training is.</summary>
    /// <param name="progress">A number that is missing now and then leaves a gap in its line.</param>
    public void Report(Progress progress)
    {
        last = progress;
        history.Add(progress);
        foreach (var (name, quantity, value) in progress.Numbers)
        {
            if (!values.TryGetValue((name, quantity), out var series)) values[(name, quantity)] = series = [.. Enumerable.Repeat(double.NaN, steps.Count)];
            series.Add(value);
        }

        steps.Add(progress.Step);
        foreach (var series in values.Values.Where(series => series.Count < steps.Count)) series.Add(double.NaN);
    }

    /// <summary>Takes over the newest images, (B, C, H, W) in [-1, 1], as a grid of eight columns.</summary>
    public void Samples(Tensor images) => Samples(SampleGrid.Of(images));

    /// <summary>Takes over the newest samples: images as a grid, points as a chart.</summary>
    /// <param name="newest">The samples.</param>
    /// <param name="beside">What they show beside the data, for the <see cref="Verdict"/>.</param>
    public void Samples(IPictureLook newest, SampleSigns? beside = null)
    {
        (samples, signs) = (newest, beside);
        TrainingRecords.Show(newest.ToPicture);
    }

    public string ToHtml()
    {
        var done = (last is null ? 0 : Math.Clamp(100.0 * last.Step / last.Of, 0, 100)).ToString("0.#", CultureInfo.InvariantCulture);
        var html = new StringBuilder($"<div class=\"minimax-training\" style=\"max-width:980px\">{DeckStyle.Training}");
        html.Append($"<div style=\"font-variant-numeric:tabular-nums;padding:4px 0;white-space:pre-line\">{WebUtility.HtmlEncode(ToPlainText())}</div>");
        html.Append("<div style=\"height:4px;background:#8884;border-radius:2px\">");
        html.Append($"<div style=\"height:4px;width:{done}%;background:{Colour.Series[0].Hex};border-radius:2px\"></div></div>");
        html.Append($"<div style=\"display:flex;flex-wrap:wrap;gap:{Gap}px;align-items:flex-start\">");
        html.Append($"<div class=\"minimax-charts\" style=\"flex:1 1 {ChartWidth}px;max-width:{ChartWidth}px\">{string.Concat(Charts().Select(chart => chart.ToSvg()))}</div>");
        if (samples is not null) html.Append($"<div style=\"padding-top:{Gap}px\">{(samples is Chart chart ? chart.ToSvg() : samples.ToHtml())}</div>");
        return html.Append("</div></div>").ToString();
    }

    public SKBitmap ToPicture()
    {
        var charts = Charts().Select(ChartDrawing.ToPart).ToList();
        using var grid = samples is null ? null : ChartDrawing.ToPart(samples);
        var left = charts.Count == 0 ? 0 : ChartWidth + Gap;
        string[] lines = Verdict is { } verdict ? [Status(), verdict.ToShortText()] : [Status()];
        var width = Math.Max(left + (grid?.Width ?? 0), (int)lines.Max(line => Sheet.Width(line, 14)) + 2 * Gap);
        var top = lines.Length * LineHeight;
        var sheet = Sheet.Draw(width, top + Math.Max(charts.Count * ChartHeight, (grid?.Height ?? 0) + Gap), canvas =>
        {
            foreach (var (i, line) in lines.Index()) Sheet.Text(canvas, line, Gap, ((i + 1) * LineHeight) - 9, 14);
            foreach (var (i, chart) in charts.Index()) canvas.DrawBitmap(chart, 0, top + i * ChartHeight);
            if (grid is not null) canvas.DrawBitmap(grid, left, top + Gap);
        });
        charts.ForEach(chart => chart.Dispose());
        return sheet;
    }

    /// <summary>One line, and below it the verdict, if there is one: <c>step 300/1200 · D 1.12 · G 0.87 · 118 steps/s · 0:08 left</c>.</summary>
    public string ToPlainText() => Verdict is { } verdict ? $"{Status()}\n{verdict}" : Status();

    private string Status()
    {
        if (last is null) return "waiting for the first step";
        List<string> parts = [$"step {last.Step}/{last.Of}"];
        parts.AddRange(values.Where(one => !double.IsNaN(one.Value[^1])).Select(one => $"{one.Key.Name} {Number.TwoDecimals(one.Value[^1])}"));
        if (last.Remaining is { } left) parts.AddRange([Speed(last.StepsPerSecond), last.Step >= last.Of ? $"took {Clock(last.Elapsed)}" : $"{Clock(left)} left"]);
        return string.Join(" · ", parts);
    }

    private static string Speed(double speed) => speed switch
    {
        >= 10 => string.Create(CultureInfo.InvariantCulture, $"{speed:0} steps/s"),
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{speed:0.0} steps/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{1 / speed:0.0} s/step"),
    };

    private static string Clock(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time.Minutes}:{time:ss}";

    private IEnumerable<Chart> Charts()
    {
        var panels = new List<List<(string Name, Quantity Quantity)>>();
        foreach (var key in values.Keys.OrderBy(key => key.Quantity).ThenByDescending(Size))
        {
            var isNew = panels.Count == 0 || panels[^1][0].Quantity != key.Quantity || (key.Quantity == Quantity.Loss && Size(panels[^1][0]) > Apart * Size(key));
            if (isNew) panels.Add([]);
            panels[^1].Add(key);
        }

        return panels.Select(Panel);
    }

    private double Size((string, Quantity) key) => values[key].Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Average();

    private Chart Panel(List<(string Name, Quantity Quantity)> keys)
    {
        var (title, y) = keys[0].Quantity switch
        {
            Quantity.Loss => ("Losses", new Axis("loss")),
            Quantity.Norm => ("Gradients", new Axis("length of the gradient", IsLogarithmic: true)),
            Quantity.Output => ("What the discriminator says", new Axis("output", To: keys.TrueForAll(key => values[key].TrueForAll(value => value is not (< 0 or > 1))) ? 1 : null)),
            _ => ("Shares", new Axis("share", From: 0, To: 1)),
        };
        if (keys is [(var only, not Quantity.Output)]) title = only; // a line by itself has no legend
        var chart = new Chart(title) { X = new Axis("step"), Y = y, Width = ChartWidth, Height = ChartHeight };
        return values.Keys.Where(keys.Contains).Aggregate(chart, (all, key) => all.Trend(key.Name, steps, values[key]));
    }
}
