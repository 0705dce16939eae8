using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Notebooks.Session;

/// <summary>One displayed value in all its MIME types.</summary>
/// <param name="Values">The value, once for each MIME type.</param>
/// <param name="DisplayId">What an update refers to; null for the value that ends a cell.</param>
public sealed partial record DisplayBundle(IReadOnlyList<FormattedValue> Values, string? DisplayId)
{
    private const int LongestFallback = 2000;

    // A notebook holds an output's JSON seven levels down, and is read 64 levels deep.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 56, AllowDuplicateProperties = false };

    /// <summary>The value as plain text; empty if it has no text.</summary>
    public string PlainText => Find("text/plain") ?? (Find("text/html") is { } html ? WithoutTags(html) : "");

    /// <summary>The <c>data</c> object of a Jupyter output: JSON types as JSON, the others as text, with <c>text/plain</c> wherever the value has text.</summary>
    /// <exception cref="JsonException">A value is called JSON, and is not.</exception>
    public JsonObject ToJson()
    {
        var data = new JsonObject();
        foreach (var value in Values.Where(v => !v.SuppressDisplay)) data[value.MimeType] = IsJson(value.MimeType) ? Parse(value) : value.Value;
        if (!data.ContainsKey("text/plain") && PlainText is { Length: > 0 } text) data["text/plain"] = text;
        return data;
    }

    /// <summary>Throws in the cell that displays it, rather than in whoever reads it.</summary>
    /// <exception cref="JsonException">A value is called JSON, and is not.</exception>
    internal void CheckJson()
    {
        foreach (var value in Values.Where(v => !v.SuppressDisplay && IsJson(v.MimeType))) Parse(value);
    }

    private static JsonNode? Parse(FormattedValue json) => JsonNode.Parse(json.Value, documentOptions: Strict);

    private static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static string WithoutTags(string html)
    {
        var text = WebUtility.HtmlDecode(Tag().Replace(Invisible().Replace(html, ""), " ")).Trim();
        return text.Length > LongestFallback ? text[..LongestFallback] + "…" : text;
    }

    [GeneratedRegex(@"<(style|script)\b[^>]*>.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Invisible();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    private string? Find(string mimeType) => Values.FirstOrDefault(v => v.MimeType == mimeType)?.Value;
}
