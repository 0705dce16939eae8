using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Minimax.Notebooks.Pages;

/// <summary>C# as HTML, with spans around keywords (<c>k</c>), strings (<c>s</c>), numbers (<c>n</c>), comments (<c>c</c>) and directives (<c>d</c>).</summary>
internal static class CSharpHighlighter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) Write(html, TriviaClass(trivia.Kind()), trivia.ToFullString());
            Write(html, TokenClass(token), token.Text);
            foreach (var trivia in token.TrailingTrivia) Write(html, TriviaClass(trivia.Kind()), trivia.ToFullString());
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, string? style, string text)
    {
        if (text.Length == 0) return;
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(style is null ? encoded : $"<span class=\"{style}\">{encoded}</span>");
    }

    private static string? TokenClass(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken when token.Text == "var" => "k",
        var kind when SyntaxFacts.IsKeywordKind(kind) => "k",
        _ => null,
    };

    private static string? TriviaClass(SyntaxKind kind)
    {
        if (kind is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia) return "c";
        return SyntaxFacts.IsPreprocessorDirective(kind) || kind is SyntaxKind.ShebangDirectiveTrivia or SyntaxKind.BadDirectiveTrivia ? "d" : null;
    }
}
