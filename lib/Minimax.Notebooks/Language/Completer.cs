using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Language;

/// <summary>Finds the names that fit at the cursor, by the compiler's own rules of scope, from the cell and all cells before it.</summary>
internal sealed class Completer(CSharpSession session)
{
    private const string Placeholder = "__cursor__";
    private const int MostMatches = 1000;

    private static readonly string[] Keywords = [.. SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(word => word.Length > 1)];

    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place in it, in UTF-16 units.</param>
    public Completions Complete(string code, int cursor)
    {
        var lineStart = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        if (code.AsSpan(lineStart, cursor - lineStart) is ['#', '!', ..] line && !line.Contains(' '))
            return Matching(CSharpSession.MagicCommands, line.ToString(), lineStart, cursor);

        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        return Matching(Names(code, start, cursor), code[start..cursor], start, cursor);
    }

    private static Completions Matching(IEnumerable<string> names, string prefix, int start, int end)
    {
        var matches = names.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.OrdinalIgnoreCase).Take(MostMatches);
        return new Completions([.. matches], start, end);
    }

    private IEnumerable<string> Names(string code, int start, int cursor)
    {
        var compilation = session.Engine.Continue(code[..start] + Placeholder + code[cursor..], "completion").GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        var node = tree.GetRoot().FindToken(start).Parent;
        var (owner, standsAlone) = Owner(node);
        if (standsAlone) return Usable(model.LookupSymbols(start)).Select(symbol => symbol.Name).Concat(Keywords);
        if (owner is null) return [];

        var named = model.GetSymbolInfo(owner).Symbol;
        if (named is INamespaceOrTypeSymbol container) return Usable(model.LookupSymbols(start, container)).Where(symbol => symbol is INamespaceOrTypeSymbol || symbol.IsStatic).Select(symbol => symbol.Name);
        if (model.GetTypeInfo(owner).Type is not { } type) return [];
        return Usable(model.LookupSymbols(start, type, includeReducedExtensionMethods: true))
            .Where(symbol => symbol is IMethodSymbol { ReducedFrom: not null } || (!symbol.IsStatic && symbol is not INamespaceOrTypeSymbol))
            .Select(symbol => symbol.Name);
    }

    /// <summary>What stands before the dot, if the name at the cursor stands behind one.</summary>
    private static (SyntaxNode? Owner, bool StandsAlone) Owner(SyntaxNode? name) => name?.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => (access.Expression, false),
        QualifiedNameSyntax qualified when qualified.Right == name => (qualified.Left, false),
        MemberBindingExpressionSyntax binding => (binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression, false),
        _ => (null, name is IdentifierNameSyntax),
    };

    private static IEnumerable<ISymbol> Usable(IEnumerable<ISymbol> symbols) => symbols.Where(symbol => symbol.CanBeReferencedByName && !symbol.Name.StartsWith('<'));
}
