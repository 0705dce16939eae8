using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Minimax.Notebooks.Running;

/// <summary>Which cells have to run before others can. Names decide it, by what a cell declares and what it uses: a cell that only changes an earlier cell's variable is not seen.</summary>
public static class CellDependencies
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>The wanted cells and those before them that declare what they use, or that bring libraries and namespaces; in their order.</summary>
    /// <param name="cells">The text of all cells that could run.</param>
    /// <param name="wanted">Whether the cell of an index is to run.</param>
    /// <returns>The indices of the cells to run.</returns>
    public static IReadOnlyList<int> Needed(IReadOnlyList<string> cells, Func<int, bool> wanted)
    {
        var needed = new List<int>();
        var missing = new HashSet<string>();
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            var root = CSharpSyntaxTree.ParseText(cells[i], Script).GetCompilationUnitRoot();
            if (!wanted(i) && !BringsNames(root) && !Declared(root).Any(missing.Contains)) continue;
            missing.UnionWith(Used(root));
            needed.Insert(0, i);
        }

        return needed;
    }

    private static bool BringsNames(CompilationUnitSyntax root) =>
        root.Usings.Count > 0 || root.GetReferenceDirectives().Count > 0 || root.GetLoadDirectives().Count > 0;

    /// <summary>What the cells below can see.</summary>
    private static IEnumerable<string> Declared(CompilationUnitSyntax root) => root.Members.SelectMany(member => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.Text),
        GlobalStatementSyntax statement => statement.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.Text),
        _ => Name(member) is { } name ? [name] : Array.Empty<string>(),
    });

    /// <summary>Names that are declared nowhere in the cell itself and are no members of something.</summary>
    private static IEnumerable<string> Used(CompilationUnitSyntax root)
    {
        var own = root.DescendantNodes().Select(Name).ToHashSet();
        return root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(name => name.Parent is not (MemberBindingExpressionSyntax or NameColonSyntax) && (name.Parent as MemberAccessExpressionSyntax)?.Name != name)
            .Select(name => name.Identifier.Text).Where(name => !own.Contains(name));
    }

    private static string? Name(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.Text,
        SingleVariableDesignationSyntax variable => variable.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        ForEachStatementSyntax loop => loop.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
