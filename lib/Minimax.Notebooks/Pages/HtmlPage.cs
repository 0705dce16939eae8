using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Pages;

/// <summary>A notebook with its outputs as one HTML file that needs nothing beside it and no network.</summary>
public static class HtmlPage
{
    /// <summary>Writes the page, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Notebook notebook, string path) => AtomicFile.Write(path, Render(notebook));

    /// <summary>The page's HTML.</summary>
    public static string Render(Notebook notebook)
    {
        var content = $"<main>\n{Content(notebook)}</main>\n";
        return Frame(Title(notebook), content, PageParts.Inside(content));
    }

    /// <summary>A page around the content of its body.</summary>
    internal static string Frame(string title, string content, (string Head, string Foot) parts) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(title)}</title>
        {parts.Head}</head>
        <body>
        {content}{parts.Foot}</body>
        </html>

        """;

    /// <summary>The notebook's cells.</summary>
    internal static string Content(Notebook notebook)
    {
        var markdown = new MarkdownText(Path.GetDirectoryName(notebook.Path)!);
        var html = new StringBuilder();
        foreach (var cell in notebook.Cells) Append(html, cell, markdown);
        return html.ToString();
    }

    /// <summary>The notebook's first heading.</summary>
    internal static string Title(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == "markdown").Select(cell => cell.FirstLine).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..] ?? notebook.Name;

    private static void Append(StringBuilder html, NotebookCell cell, MarkdownText markdown)
    {
        if (cell.Kind == "markdown") html.Append($"<section class=\"cell\">\n{markdown.ToHtml(cell.Source, cell.Attachments)}</section>\n");
        if (cell.Kind != "code" || (cell.Source.Length == 0 && cell.Outputs.Count == 0)) return;

        html.Append($"<section class=\"cell\">\n<div class=\"input\"><span class=\"count\">{cell.Number}</span><pre><code>{CSharpHighlighter.ToHtml(cell.Source)}</code></pre></div>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>()) html.Append($"<div class=\"output\">{Output(output, markdown)}</div>\n");
        html.Append("</section>\n");
    }

    private static string Output(JsonObject output, MarkdownText markdown) => (string?)output["output_type"] switch
    {
        "stream" => $"<pre class=\"{WebUtility.HtmlEncode((string?)output["name"])}\">{WebUtility.HtmlEncode(MultilineText.Read(output["text"]))}</pre>",
        "error" => $"<pre class=\"error\">{WebUtility.HtmlEncode(string.Join('\n', output["traceback"]!.AsArray().Select(line => (string?)line)))}</pre>",
        _ => Bundle(output["data"] as JsonObject ?? [], markdown),
    };

    private static string Bundle(JsonObject data, MarkdownText markdown)
    {
        string? Text(string mimeType) => MultilineText.Read(data[mimeType]);
        if (Text("text/vnd.mermaid") is { } diagram) return $"<pre class=\"mermaid\">{WebUtility.HtmlEncode(diagram)}</pre>";
        if (Text("text/html") is { } html) return html;
        if (Text("image/svg+xml") is { } svg) return svg;
        foreach (var mimeType in (string[])["image/png", "image/jpeg", "image/gif"])
            if (Text(mimeType) is { } base64) return $"<img src=\"data:{mimeType};base64,{base64.ReplaceLineEndings("")}\" alt=\"{WebUtility.HtmlEncode(Text("text/plain"))}\">";
        if (Text("text/markdown") is { } text) return markdown.ToHtml(text, []);
        if (Text("text/latex") is { } latex) return $"<div class=\"math\">\\[{WebUtility.HtmlEncode(latex.Trim().Trim('$'))}\\]</div>";
        if (Text("application/javascript") is { } script) return $"<script>{script}</script>";
        return $"<pre>{WebUtility.HtmlEncode(Text("text/plain") ?? data.ToJsonString())}</pre>";
    }
}
