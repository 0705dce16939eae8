using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Display;

/// <summary>A type or a method as it is written in the library: the very source from which it was compiled, below what its doc comment says.</summary>
[TypeFormatterSource(typeof(Look<Source>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Source : ITextLook
{
    private static readonly ConcurrentDictionary<string, SyntaxNode> Files = new();

    private readonly IReadOnlyList<(string Prose, string Code)> pieces;

    private Source(IEnumerable<MemberDeclarationSyntax> declarations) =>
        pieces = [.. declarations.Select(one => (DocComment.Summary(one), DocComment.CodeWithout(one)))];

    /// <summary>The source at the left edge. The doc comments of a type's members are plain remarks in it.</summary>
    public string Code => string.Join("\n\n", pieces.Select(piece => piece.Code));

    /// <summary>A class of the library, or one of its members.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="member">The member's name; null shows the whole class. All overloads are shown.</param>
    /// <exception cref="ArgumentException">The library has no such source.</exception>
    public static Source Of<T>(string? member = null) => Of(typeof(T), member);

    /// <summary>The same for a static class, which C# does not take as a type argument.</summary>
    /// <exception cref="ArgumentException">The library has no such source.</exception>
    public static Source Of(Type type, string? member = null)
    {
        var declarations = FilesOf(type).SelectMany(file => file.DescendantNodes(node => node is not BlockSyntax).OfType<BaseTypeDeclarationSyntax>())
            .Where(one => PathOf(one) == PathOf(type));
        var found = member is null
            ? declarations.Take(1).ToList<MemberDeclarationSyntax>()
            : declarations.OfType<TypeDeclarationSyntax>().SelectMany(one => one.Members).Where(one => NameOf(one) == member).ToList();
        return found.Count > 0 ? new Source(found)
            : throw new ArgumentException($"The library's source has no {(member is null ? "" : $"member '{member}' of a ")}type '{type.FullName}'.");
    }

    public string ToHtml()
    {
        var html = new StringBuilder($"<div>{DeckStyle.Source}");
        foreach (var (prose, code) in pieces)
        {
            if (prose.Length > 0) html.Append($"<p>{WebUtility.HtmlEncode(prose)}</p>");
            // VS Code gives what is code a ground of its own, line by line.
            html.Append("<pre class=\"minimax-source\" style=\"padding:8px 12px;border-left:3px solid #8884;overflow-x:auto;line-height:1.4\"><code style=\"background:none;padding:0\">");
            html.Append(CSharpColours.ToHtml(code)).Append("</code></pre>");
        }

        return html.Append("</div>").ToString();
    }

    public string ToPlainText() => string.Join("\n\n", pieces.Select(piece => $"{piece.Prose}\n```csharp\n{piece.Code}\n```".TrimStart()));

    // All files of its namespace and of the folders in it: a type may be written in parts.
    private static IEnumerable<SyntaxNode> FilesOf(Type type)
    {
        var folder = (type.Namespace ?? "").Replace("Minimax", "source", StringComparison.Ordinal).Replace('.', '/') + "/";
        return type.Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => Files.GetOrAdd(name, _ => Parse(type, name)));
    }

    // Dcgan.Generator is not AvatarGan.Generator, and Player is not Player`1.
    private static string PathOf(Type type) => type.DeclaringType is { } outer ? $"{PathOf(outer)}.{type.Name}" : type.Name;

    private static string PathOf(BaseTypeDeclarationSyntax one)
    {
        var arity = (one as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0;
        var name = arity == 0 ? one.Identifier.ValueText : $"{one.Identifier.ValueText}`{arity}";
        return one.Parent is BaseTypeDeclarationSyntax outer ? $"{PathOf(outer)}.{name}" : name;
    }

    private static SyntaxNode Parse(Type type, string name)
    {
        using var reader = new StreamReader(type.Assembly.GetManifestResourceStream(name)!);
        return CSharpSyntaxTree.ParseText(reader.ReadToEnd().Replace("\r", "", StringComparison.Ordinal)).GetRoot();
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };
}
