using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Minimax.Display;

/// <summary>C# as HTML, in colours that are readable on white and on near-black, since a page's theme is not known.</summary>
internal static class CSharpColours
{
    private const string Comment = "#5f8a52";
    private const string Keyword = "#a45bb8";
    private const string Literal = "#b26a1f";
    private const string Type = "#2b8a99";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script); // a member needs no class around it

    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) Write(html, trivia.ToFullString(), ColourOf(trivia));
            Write(html, token.Text, ColourOf(token));
            foreach (var trivia in token.TrailingTrivia) Write(html, trivia.ToFullString(), ColourOf(trivia));
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, string text, string? colour)
    {
        var encoded = WebUtility.HtmlEncode(text);
        html.Append(colour is null || text.Length == 0 ? encoded : $"<span style=\"color:{colour}\">{encoded}</span>");
    }

    private static string? ColourOf(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) ? Comment : null;

    private static string? ColourOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.Text == "var" ? Keyword : IsType(token) ? Type : null,
        var kind when SyntaxFacts.IsKeywordKind(kind) => Keyword,
        _ when token.Parent is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or InterpolatedStringTextSyntax => Literal,
        _ => null,
    };

    // Where only a type can stand, or before a point, where a name of more than one letter in upper case is a static class rather than a network.
    private static bool IsType(SyntaxToken name) => name.Parent switch
    {
        BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax => true,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } one => access.Expression == one && name.Text.Length > 1 && char.IsUpper(name.Text[0]),
        SimpleNameSyntax one => SyntaxFacts.IsInTypeOnlyContext(one),
        _ => false,
    };
}
