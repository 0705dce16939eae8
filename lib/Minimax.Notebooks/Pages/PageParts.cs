using System.IO.Compression;
using System.Text;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Pages;

/// <summary>
/// What draws a page in the browser: its style, KaTeX for formulas, Mermaid for diagrams. A page gets what it needs, inside of it or as files beside it.
/// </summary>
internal static class PageParts
{
    private const string Style = "page.css", Script = "page.js", Search = "site.js", Diagrams = "mermaid.tiny.js.gz", UnpackedDiagrams = "mermaid.tiny.js";
    private static readonly string[] Formulas = ["katex.min.css", "katex.min.js", "auto-render.min.js"];

    /// <summary>All parts in the page itself.</summary>
    public static (string Head, string Foot) Inside(string content) => Choose(content, name => name switch
    {
        Diagrams => $"<script type=\"text/plain\" id=\"packed-mermaid\">{Convert.ToBase64String(Bytes(name))}</script>\n",
        _ when IsStyle(name) => $"<style>\n{Text(name)}</style>\n",
        _ => $"<script>\n{Text(name)}</script>\n",
    });

    /// <summary>The parts as files of a folder.</summary>
    public static (string Head, string Foot) Beside(string content, string folder) => Choose(content, name => name switch
    {
        Diagrams => $"<script src=\"{folder}/{UnpackedDiagrams}\"></script>\n",
        _ when IsStyle(name) => $"<link rel=\"stylesheet\" href=\"{folder}/{name}\">\n",
        _ => $"<script src=\"{folder}/{name}\"></script>\n",
    });

    /// <summary>Writes the files that <see cref="Beside"/> asks for.</summary>
    public static void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])[Style, Script, Search, .. Formulas]) AtomicFile.Write(Path.Combine(folder, name), Bytes(name));
        using var unpacked = new MemoryStream();
        using (var packed = new GZipStream(new MemoryStream(Bytes(Diagrams)), CompressionMode.Decompress)) packed.CopyTo(unpacked);
        AtomicFile.Write(Path.Combine(folder, UnpackedDiagrams), unpacked.ToArray());
    }

    private static (string Head, string Foot) Choose(string content, Func<string, string> element)
    {
        var head = new StringBuilder(element(Style));
        var foot = new StringBuilder();
        var hasFormulas = ((string[])["\\(", "\\[", "$$"]).Any(content.Contains);
        if (hasFormulas) foreach (var name in Formulas) (IsStyle(name) ? head : foot).Append(element(name));
        var hasDiagrams = content.Contains("class=\"mermaid\"", StringComparison.Ordinal);
        if (hasDiagrams) foot.Append(element(Diagrams));
        if (hasFormulas || hasDiagrams) foot.Append(element(Script));
        return (head.ToString(), foot.ToString());
    }

    private static bool IsStyle(string name) => name.EndsWith(".css", StringComparison.Ordinal);

    private static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(PageParts).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
