using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>A type or a method as it is written in the library: the very source from which it was compiled.</summary>
[TypeFormatterSource(typeof(TextLook<Source>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Source : ITextLook
{
    // Readable on white and on near-black, since a page's theme is not known.
    private static readonly Dictionary<CSharpTokenKind, string> Colours = new()
    {
        [CSharpTokenKind.Comment] = "#5f8a52",
        [CSharpTokenKind.Keyword] = "#a45bb8",
        [CSharpTokenKind.Number] = "#b26a1f",
        [CSharpTokenKind.String] = "#c0503c",
        [CSharpTokenKind.Name] = "#2b8a99", // only names of types get it
    };

    private static readonly ConcurrentDictionary<string, CSharpOutline> Outlines = new();

    private Source(string code) => Code = code;

    /// <summary>The source with its doc comments, at the left edge.</summary>
    public string Code { get; }

    /// <summary>A class of the library, or one of its members.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="member">The member's name; null shows the whole class. All overloads are shown.</param>
    /// <exception cref="ArgumentException">The library has no such source.</exception>
    public static Source Of<T>(string? member = null) => Of(typeof(T), member);

    /// <summary>The same for a static class, which C# does not take as a type argument.</summary>
    /// <exception cref="ArgumentException">The library has no such source.</exception>
    public static Source Of(Type type, string? member = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        var name = type.Name.Split('`')[0];
        foreach (var outline in FilesOf(type))
        {
            if (outline.FindType(name) is not { } whole) continue;
            if (member is null) return new Source(whole);
            var members = outline.FindMembers(name, member);
            if (members.Count > 0) return new Source(string.Join("\n\n", members));
        }

        throw new ArgumentException($"The library's source has no {(member is null ? "" : $"member '{member}' of a ")}type '{type.FullName}'.");
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div>{DeckStyle.Source}<pre class=\"minimax-source\" style=\"padding:8px 12px;border-left:3px solid #8884;overflow-x:auto;line-height:1.4\"><code>");
        var tokens = CSharpLexer.Read(Code);
        for (var i = 0; i < tokens.Count; i++)
        {
            var text = WebUtility.HtmlEncode(tokens[i].Text);
            html.Append(ColourOf(tokens, i) is { } colour ? $"<span style=\"color:{colour}\">{text}</span>" : text);
        }

        return html.Append("</code></pre></div>").ToString();
    }

    /// <inheritdoc/>
    public string ToPlainText() => $"```csharp\n{Code}\n```";

    // The file of the type's own name first, then the others of its namespace.
    private static IEnumerable<CSharpOutline> FilesOf(Type type)
    {
        var folder = (type.Namespace ?? "").Replace("Minimax", "source", StringComparison.Ordinal).Replace('.', '/') + "/";
        var outermost = type;
        while (outermost.DeclaringType is { } outer) outermost = outer;
        var own = $"{folder}{outermost.Name.Split('`')[0]}.cs";
        return type.Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .OrderBy(name => name == own ? 0 : 1)
            .Select(name => Outlines.GetOrAdd(name, _ => new CSharpOutline(Read(type, name))));
    }

    private static string Read(Type type, string name)
    {
        using var reader = new StreamReader(type.Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static string? ColourOf(List<CSharpToken> tokens, int i)
    {
        var kind = tokens[i].Kind;
        if (kind != CSharpTokenKind.Name) return Colours.GetValueOrDefault(kind);
        var isMember = i > 0 && tokens[i - 1].Is(".");
        var isCalled = i + 1 < tokens.Count && tokens[i + 1].Is("(") && !(i > 1 && tokens[i - 2].Is("new"));
        return char.IsUpper(tokens[i].Text[0]) && !isMember && !isCalled ? Colours[kind] : null;
    }
}
