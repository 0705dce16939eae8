using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>Outputs as text that is the same for two runs of one notebook: without times, rates and identifiers, and without pixels, which may show them.</summary>
internal static partial class OutputComparison
{
    public static string Of(JsonArray outputs) => string.Join('\n', outputs.Select(output => Of(output!.AsObject())));

    private static string Of(JsonObject output)
    {
        if ((string?)output["output_type"] == "stream") return $"{output["name"]}: {Steady(Text(output["text"]))}";
        if (output["data"] is not JsonObject data) return output.ToJsonString();
        var types = data.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key == "text/plain" ? $"{entry.Key}={Steady(Text(entry.Value))}" : entry.Key);
        return $"{output["output_type"]}: {string.Join("; ", types)}";
    }

    private static string Text(JsonNode? node) => node is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)node ?? "";

    /// <summary>Durations (<c>1.5 s</c>, <c>1:02</c>, <c>12 ms</c>) and rates (<c>80/s</c>) differ from run to run; so do identifiers.</summary>
    private static string Steady(string text) => Varying().Replace(string.Join('\n', WithoutSeconds(text.Split('\n'))), "_");

    /// <summary>A table's column of seconds has its unit in its heading, below which its numbers stand. They may be what its rows are ordered by.</summary>
    private static IEnumerable<string> WithoutSeconds(string[] lines)
    {
        bool IsTable(int at) => at + 1 < lines.Length && lines[at + 1].StartsWith('─');
        Match Heading(int at) => (IsTable(at) ? Column() : Word()).Match(lines[at]);
        var head = Enumerable.Range(0, lines.Length).LastOrDefault(at => Heading(at).Success, -1);
        if (head < 0) return lines;
        var (start, end) = (Heading(head).Index, Heading(head).Index + Heading(head).Length);
        var rows = lines[(head + 1)..].Select(line => line.Length > start ? $"{line[..start]}_{line[Math.Min(end, line.Length)..]}" : line);
        return [.. WithoutSeconds(lines[..head]), lines[head], .. IsTable(head) ? rows.Order(StringComparer.Ordinal) : rows];
    }

    [GeneratedRegex("seconds")]
    private static partial Regex Word();

    /// <summary>Such as <c>seconds</c>, <c>seconds a step</c> or <c>training s</c>; two spaces part the columns.</summary>
    [GeneratedRegex(@"(seconds|\S+ s)( \S+)*?(?=  |$)")]
    private static partial Regex Column();

    [GeneratedRegex(@"[\d.,]+\s?(s/step|steps/s|images/s|ms|µs|s|sec|seconds|min|minutes|/s)\b|\d+:\d\d(:\d\d)?|[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Varying();
}
