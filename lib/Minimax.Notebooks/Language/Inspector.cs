using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Language;

/// <summary>Tells what the name at the cursor is: its declaration and its documentation.</summary>
internal sealed class Inspector(CSharpSession session)
{
    private const int MostOverloads = 8;

    private static readonly SymbolDisplayFormat Declaration = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithKindOptions(SymbolDisplayKindOptions.IncludeNamespaceKeyword | SymbolDisplayKindOptions.IncludeTypeKeyword)
        .WithLocalOptions(SymbolDisplayLocalOptions.IncludeType);

    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place in it, in UTF-16 units.</param>
    /// <returns>The description as text; null if there is no name at the cursor.</returns>
    public string? Inspect(string code, int cursor)
    {
        var compilation = session.Engine.Continue(code, "inspection").GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        foreach (var place in new[] { cursor, cursor - 1 }.Where(place => place >= 0 && place < code.Length))
        {
            var symbols = Symbols(model, tree.GetRoot().FindToken(place).Parent);
            if (symbols.Count > 0) return Describe(compilation, symbols);
        }

        return null;
    }

    /// <summary>The symbols of a name; those of the method that is called if the place lies in its arguments.</summary>
    private static IReadOnlyList<ISymbol> Symbols(SemanticModel model, SyntaxNode? node)
    {
        if (node is ArgumentListSyntax { Parent: InvocationExpressionSyntax call }) node = call.Expression;
        if (node is null) return [];
        if (model.GetDeclaredSymbol(node) is { } declared) return [declared];
        var info = model.GetSymbolInfo(node);
        if (info.Symbol is { Kind: not SymbolKind.Namespace } or { Name.Length: > 0 }) return [info.Symbol!];
        return info.CandidateSymbols.Length > 0 ? info.CandidateSymbols : [.. model.GetMemberGroup(node)];
    }

    private string Describe(Compilation compilation, IReadOnlyList<ISymbol> symbols)
    {
        var signatures = symbols.Take(MostOverloads).Select(symbol => Value(symbol) is { } value ? $"{symbol.ToDisplayString(Declaration)} = {value}" : symbol.ToDisplayString(Declaration));
        var text = string.Join('\n', signatures);
        if (symbols.Count > MostOverloads) text += $"\nand {symbols.Count - MostOverloads} more overloads";
        return Documentation.Find(compilation, symbols[0]) is { } documentation ? $"{text}\n\n{documentation}" : text;
    }

    /// <summary>The value of a variable that a cell has declared, if it is a short one.</summary>
    private string? Value(ISymbol symbol)
    {
        if (symbol is not IFieldSymbol { ContainingType.IsScriptClass: true }) return null;
        return session.Engine.Variables.FirstOrDefault(variable => variable.Name == symbol.Name)?.Value is (string or bool or char or int or long or float or double or decimal) and var value
            ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}
