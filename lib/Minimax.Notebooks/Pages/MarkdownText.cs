using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Minimax.Notebooks.Pages;

/// <summary>
/// A notebook's Markdown as HTML that stands alone: pictures inside, links to other notebooks made links to their pages, formulas and diagrams left to the browser.
/// </summary>
internal sealed partial class MarkdownText(string folder)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseMathematics()
        .UsePipeTables()
        .UseAutoLinks()
        .UseAutoIdentifiers()
        .UseEmphasisExtras()
        .UseTaskLists()
        .UseFootnotes()
        .UseDiagrams()
        .Build();

    private readonly HashSet<string> anchors = [];

    /// <param name="markdown">The cell's text.</param>
    /// <param name="attachments">Pictures that the cell carries: name to MIME type to base64.</param>
    public string ToHtml(string markdown, JsonObject attachments)
    {
        var document = Markdown.Parse(DisplayedFormula().Replace(markdown, "$$$$\n$1\n$$$$"), Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            if (link.Url is { } url) link.Url = link.IsImage ? Picture(url, attachments) : Page(url);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.GetAttributes().Id = Anchor(heading.GetAttributes().Id ?? "section");
        return document.ToHtml(Pipeline);
    }

    /// <summary>Cells are converted one by one, and each may have a heading of the same name.</summary>
    private string Anchor(string name)
    {
        var anchor = name;
        for (var i = 2; !anchors.Add(anchor); i++) anchor = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        return anchor;
    }

    // $$…$$ that begins and ends a line, perhaps another one, stands alone in Jupyter; Markdig wants each $$ on a line of its own for that.
    [GeneratedRegex(@"^\$\$(?![ \t]*$)((?:(?!\$\$|\n[ \t]*\n).)+)\$\$[ \t]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex DisplayedFormula();

    private static string Page(string url)
    {
        const string notebook = ".ipynb";
        if (IsAbsolute(url)) return url;
        var (path, anchor) = url.IndexOf('#') is var hash and >= 0 ? (url[..hash], url[hash..]) : (url, "");
        return path.EndsWith(notebook, StringComparison.OrdinalIgnoreCase) ? path[..^notebook.Length] + ".html" + anchor : url;
    }

    private string Picture(string url, JsonObject attachments)
    {
        if (url.StartsWith("attachment:", StringComparison.Ordinal)) return Attachment(url["attachment:".Length..], attachments) ?? url;
        if (IsAbsolute(url)) return url;
        var file = Path.Combine(folder, Uri.UnescapeDataString(url));
        return MimeType(file) is { } mimeType && File.Exists(file) ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : url;
    }

    private static string? Attachment(string name, JsonObject attachments) =>
        attachments[name] is JsonObject { Count: > 0 } bundle && bundle.First() is { Key: var mimeType, Value: JsonValue data } && data.TryGetValue<string>(out var base64)
            ? $"data:{mimeType};base64,{base64}"
            : null;

    private static bool IsAbsolute(string url) => Uri.TryCreate(url, UriKind.Absolute, out _) || url.StartsWith('#') || url.StartsWith("//", StringComparison.Ordinal);

    private static string? MimeType(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
