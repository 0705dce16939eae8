using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Minimax.Display;

/// <summary>What doc comments say, without their slashes and tags.</summary>
internal static partial class DocComment
{
    private const int LineLength = 100;

    /// <summary>The summary and the remarks of a declaration; empty if it has none.</summary>
    public static string Summary(MemberDeclarationSyntax declaration) => string.Join(' ', declaration.GetLeadingTrivia().Where(IsDoc).Select(Prose));

    /// <summary>A declaration without its doc comment, moved to the left edge; those of its members become plain remarks.</summary>
    public static string CodeWithout(MemberDeclarationSyntax declaration)
    {
        var text = declaration.SyntaxTree.GetText().Lines;
        int LineOf(int position) => text.GetLineFromPosition(position).LineNumber;
        var lines = Enumerable.Range(LineOf(declaration.FullSpan.Start), LineOf(declaration.Span.End) - LineOf(declaration.FullSpan.Start) + 1)
            .ToDictionary(i => i, i => text[i].ToString());
        foreach (var doc in declaration.DescendantTrivia().Where(IsDoc))
        {
            var (first, last) = (LineOf(doc.SpanStart), LineOf(doc.FullSpan.End - 1));
            var indent = lines[first][..lines[first].IndexOf('/')];
            for (var i = first; i <= last; i++) lines.Remove(i);
            if (doc.Token != declaration.GetFirstToken() && Prose(doc) is { Length: > 0 } prose)
                lines[first] = string.Join('\n', Wrap(prose).Select(line => $"{indent}// {line}"));
        }

        var kept = lines.OrderBy(line => line.Key).SelectMany(line => line.Value.Split('\n')).SkipWhile(string.IsNullOrWhiteSpace).ToList();
        var edge = kept[0].Length - kept[0].TrimStart().Length;
        return string.Join('\n', kept.Select(line => line[Math.Min(edge, line.Length - line.TrimStart().Length)..]));
    }

    private static bool IsDoc(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    private static string Prose(SyntaxTrivia doc)
    {
        var lines = doc.ToFullString().Split('\n').Select(line => line.TrimStart().TrimStart('/'));
        var said = XElement.Parse($"<doc>{string.Join('\n', lines)}</doc>").Elements().Where(one => one.Name.LocalName is "summary" or "remarks");
        return Blanks().Replace(string.Join(' ', said.Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } one => one.Attributes().FirstOrDefault()?.Value.Split('(')[0].Split('{')[0].Split('.')[^1] ?? " ",
        XElement one => string.Concat(one.Nodes().Select(Text)),
        _ => "",
    };

    private static IEnumerable<string> Wrap(string prose)
    {
        var line = "";
        foreach (var word in prose.Split(' '))
        {
            if (line.Length + word.Length >= LineLength)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
