using System.Text;
using System.Text.Json;
using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>Reads the numbers of a chart of XPlot back out of the script that it writes.</summary>
internal static class PlotlyStill
{
    /// <summary>The same lines, points, bars and map as a <see cref="Chart"/>. What a flat chart cannot show is left to plotly.js and counted in the heading.</summary>
    public static Chart Of(PlotlyChart plot)
    {
        var script = plot.GetPlottingJS();
        var (layout, traces) = (Value(script, "layout"), Value(script, "data").EnumerateArray().ToList());
        var title = Text(layout, "title") ?? "Chart";
        var chart = new Chart(title) { X = new Axis(AxisTitle(layout, "xaxis") ?? "x"), Y = new Axis(AxisTitle(layout, "yaxis") ?? "y") };
        var left = traces.Where((trace, i) => !TryAdd(chart, trace, Text(trace, "name") ?? $"trace {i}")).Count();
        if (left > 0) chart.Title = $"{title} ({left} of {traces.Count} traces only with plotly.js)";
        return chart;
    }

    private static bool TryAdd(Chart chart, JsonElement trace, string name)
    {
        var (x, y) = (Items(trace, "x"), Items(trace, "y"));
        switch (Text(trace, "type"))
        {
            case "scatter" or "scattergl" when y.Length > 0:
                var isCloud = Text(trace, "mode") is { } mode && !mode.Contains("lines", StringComparison.Ordinal);
                var places = x.Length == y.Length && x.All(one => one.ValueKind == JsonValueKind.Number) ? x.Select(Number) : y.Select((_, i) => (double)i);
                _ = isCloud ? chart.Points(name, [.. places], [.. y.Select(Number)]) : chart.Line(name, [.. places], [.. y.Select(Number)]);
                return true;
            case "bar" when x.Length == y.Length && x.Length > 0:
                var (names, heights) = Text(trace, "orientation") == "h" ? (y, x) : (x, y);
                string[] categories = [.. names.Select(one => one.ToString())];
                if (chart.Categories.Count > 0 && !chart.Categories.SequenceEqual(categories)) return false;
                chart.Bars(name, categories, [.. heights.Select(Number)]);
                return true;
            case "histogram" when x.Length > 0 && x.All(one => one.ValueKind == JsonValueKind.Number):
                chart.Histogram(name, [.. x.Select(Number)]);
                return true;
            case "heatmap" when Items(trace, "z") is [{ ValueKind: JsonValueKind.Array } first, ..] rows && first.GetArrayLength() > 0:
                var values = new double[rows.Length, first.GetArrayLength()];
                for (var row = 0; row < rows.Length; row++)
                {
                    foreach (var (column, value) in rows[row].EnumerateArray().Take(values.GetLength(1)).Index()) values[row, column] = Number(value);
                }

                chart.Heat(name, values, (-0.5, values.GetLength(1) - 0.5), (-0.5, rows.Length - 0.5)); // plotly.js centres cells on whole numbers
                return true;
            default:
                return false;
        }
    }

    // What is assigned to a variable of the script: JSON, after which the script goes on.
    private static JsonElement Value(string script, string variable)
    {
        var assignment = $"var {variable} = ";
        var start = script.IndexOf(assignment, StringComparison.Ordinal) + assignment.Length;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(script[start..]), isFinalBlock: false, state: default);
        return JsonElement.ParseValue(ref reader);
    }

    private static JsonElement? Property(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement owner, string name) => Property(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string? AxisTitle(JsonElement layout, string axis) => Property(layout, axis) is { } found ? Text(found, "title") : null;

    private static JsonElement[] Items(JsonElement trace, string name) =>
        Property(trace, name) is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray()] : [];

    private static double Number(JsonElement one) => one.ValueKind == JsonValueKind.Number ? one.GetDouble() : double.NaN;
}
