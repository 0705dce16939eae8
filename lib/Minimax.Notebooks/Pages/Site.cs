using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Pages;

/// <summary>Notebooks with their stored outputs as static pages: contents, previous and next, search over headings. Nothing of it needs a network.</summary>
public static partial class Site
{
    private const string Parts = "parts", Index = "index.html", Headings = "headings.js";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Writes <c>index.html</c>, a page for each notebook, and the folder <c>parts</c>.</summary>
    /// <param name="title">What the whole is called.</param>
    /// <param name="notebooks">In the order in which they are read.</param>
    /// <param name="folder">Is made if it is not there.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Save(string title, IReadOnlyList<Notebook> notebooks, string folder)
    {
        PageParts.Save(Path.Combine(folder, Parts));
        Page[] pages = [.. notebooks.Select(Read)];
        foreach (var (i, page) in pages.Index())
        {
            var (previous, next) = (pages.ElementAtOrDefault(i - 1), pages.ElementAtOrDefault(i + 1));
            var content = $"{Bar(title, previous, next)}<main>\n{Contents(page)}{page.Content}{Turn(previous, next)}</main>\n";
            Write(folder, page.File, $"{page.Title} · {title}", content);
        }

        Write(folder, Index, title, $"{Bar(title, null, null)}<main>\n<h1>{WebUtility.HtmlEncode(title)}</h1>\n{string.Concat(pages.Select(Entry))}</main>\n");
        var list = pages.SelectMany(page => page.Headings, (page, heading) => new { page = page.Title, text = heading.Text, url = $"{page.File}#{heading.Anchor}" });
        AtomicFile.Write(Path.Combine(folder, Parts, Headings), $"const headings = {JsonSerializer.Serialize(list, Readable)};\n");
    }

    private static void Write(string folder, string file, string title, string content)
    {
        var (head, foot) = PageParts.Beside(content, Parts);
        var search = $"<script src=\"{Parts}/{Headings}\"></script>\n<script src=\"{Parts}/site.js\"></script>\n";
        AtomicFile.Write(Path.Combine(folder, file), HtmlPage.Frame(title, content, (head, foot + search)));
    }

    private static Page Read(Notebook notebook)
    {
        var content = HtmlPage.Content(notebook);
        return new Page(notebook.Name + ".html", HtmlPage.Title(notebook), content, [.. Heading().Matches(content).Select(Read)]);
    }

    private static PageHeading Read(Match heading) =>
        new(heading.Groups[1].Value[0] - '0', heading.Groups[2].Value, WebUtility.HtmlDecode(Tag().Replace(heading.Groups[3].Value, "")).Trim());

    private static string Bar(string title, Page? previous, Page? next) => $"""
        <nav class="bar">
        <a href="{Index}">{WebUtility.HtmlEncode(title)}</a>
        {Link(previous, "‹ previous")}{Link(next, "next ›")}<input type="search" id="search" placeholder="search headings" aria-label="search headings">
        <ol id="found" hidden></ol>
        </nav>

        """;

    private static string Link(Page? page, string text) =>
        page is null ? "" : $"<a href=\"{page.File}\" title=\"{WebUtility.HtmlEncode(page.Title)}\">{text}</a>\n";

    private static string Contents(Page page)
    {
        var items = page.Headings.Where(heading => heading.Level > 1).Select(heading => Item(heading, ""));
        return $"<details class=\"contents\"><summary>On this page</summary>\n<ul>\n{string.Concat(items)}</ul>\n</details>\n";
    }

    private static string Item(PageHeading heading, string file) =>
        $"<li class=\"level{heading.Level}\"><a href=\"{file}#{heading.Anchor}\">{WebUtility.HtmlEncode(heading.Text)}</a></li>\n";

    private static string Turn(Page? previous, Page? next)
    {
        var (back, on) = (previous is null ? "" : $"‹ {Title(previous)}", next is null ? "" : $"{Title(next)} ›");
        return $"<nav class=\"turn\">\n<span>{back}</span>\n<span>{on}</span>\n</nav>\n";
    }

    private static string Title(Page page) => $"<a href=\"{page.File}\">{WebUtility.HtmlEncode(page.Title)}</a>";

    private static string Entry(Page page)
    {
        var parts = string.Concat(page.Headings.Where(heading => heading.Level == 2).Select(heading => Item(heading, page.File)));
        return $"<section class=\"entry\">\n<h2>{Title(page)}</h2>\n<ul>\n{parts}</ul>\n</section>\n";
    }

    [GeneratedRegex("""<h([1-3]) id="([^"]+)">(.*?)</h\1>""", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    private sealed record Page(string File, string Title, string Content, IReadOnlyList<PageHeading> Headings);

    private sealed record PageHeading(int Level, string Anchor, string Text);
}
