using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Display;

namespace Minimax.Teaching;

/// <summary>What became of an exercise. A notebook shows it as a small card; programs read it as JSON.</summary>
/// <param name="Id">The notebook's number and the exercise's, such as <c>02-1</c>.</param>
/// <param name="Title">What is to be written.</param>
/// <param name="Checks">How many tests passed.</param>
/// <param name="Fault">The first test that did not; null if all passed.</param>
[TypeFormatterSource(typeof(ExerciseLook), PreferredMimeTypes = ["text/html", "text/plain", MimeType])]
public sealed record ExerciseResult(string Id, string Title, int Checks, ExerciseFault? Fault) : ITextLook
{
    /// <summary>The MIME type of <see cref="ToJson"/>: one of its own, for front ends would show plain JSON instead of the card.</summary>
    public const string MimeType = "application/vnd.minimax.exercise+json";

    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the exercise is solved.</summary>
    public bool Passed => Fault is null;

    private string Headline => $"{(Passed ? "✓ " : "")}{Id} · {Title}: {(Passed ? $"{Checks} checks passed" : "not yet")}";

    private (string Name, string Text)[] Rows => Fault is null
        ? []
        : [("asked", Fault.Asked), ("expected", Fault.Expected), ("came", Fault.Came), .. Fault.Hint is { } hint ? [("hint", hint)] : Array.Empty<(string, string)>()];

    /// <inheritdoc/>
    public string ToHtml()
    {
        var rows = string.Concat(Rows.Select(row => $"<tr>{Cell(row.Name, "opacity:.7")}{Cell(row.Text, row.Name == "hint" ? "" : "font-family:monospace")}</tr>"));
        var table = rows.Length > 0 ? $"<table style=\"border-collapse:collapse;margin-top:4px\"><tbody>{rows}</tbody></table>" : "";
        return $"<div class=\"minimax-exercise\" style=\"border-left:4px solid {(Passed ? "#009e73" : "#e69f00")};padding:4px 12px\"><b>{WebUtility.HtmlEncode(Headline)}</b>{table}</div>";
    }

    /// <inheritdoc/>
    public string ToPlainText() => string.Join('\n', [Headline, .. Rows.Select(row => $"  {row.Name,-8}  {row.Text}")]);

    /// <summary>The same as <c>{"id", "title", "passed", "checks", "fault": {"asked", "expected", "came", "hint"}}</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { Id, Title, Passed, Checks, Fault }, Layout);

    private static string Cell(string text, string style) =>
        $"<td style=\"text-align:left;vertical-align:top;padding:1px 12px 1px 0;{style}\">{WebUtility.HtmlEncode(text)}</td>";
}
