using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Notebooks.Session;

/// <summary>The C# of a session: each submission is compiled with what the earlier ones declared in scope, and run.</summary>
internal sealed class ScriptEngine : IDisposable
{
    private static readonly string[] Imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", "Microsoft.DotNet.Interactive.Kernel",
    ];

    /// <summary>What every cell may use without asking. One object for all sessions, which need not read the files again.</summary>
    private static readonly MetadataReference[] References =
        [.. new[] { typeof(Enumerable), typeof(List<>), typeof(Kernel), typeof(Formatter), typeof(IHtmlContent) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly NotebookLoadContext _assemblies = new();
    private readonly CellThread _thread = new();
    private ScriptOptions _options;
    private ScriptState<object>? _state;

    /// <param name="folder">What relative paths in <c>#r</c> and <c>#load</c> start from.</param>
    public ScriptEngine(string folder)
    {
        _assemblies.Loaded += _loader.RegisterDependency;
        // Optimised code runs the loops of a cell ten times faster; debug information gives errors their lines.
        _options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithMetadataResolver(new CachingMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder)))
            .WithSourceResolver(new SourceFileResolver(ImmutableArray<string>.Empty, folder))
            .AddImports(Imports)
            .AddReferences(References);
    }

    /// <summary>The variables that cells have declared; where a name was declared twice, only the newest.</summary>
    public IEnumerable<ScriptVariable> Variables => _state?.Variables.GroupBy(variable => variable.Name).Select(same => same.Last()) ?? [];

    /// <summary>Makes a package's libraries available to the submissions that follow.</summary>
    public void AddLibraries(IReadOnlyList<string> managed, IReadOnlyList<string> native)
    {
        if (managed.Count == 0 && native.Count == 0) return;
        _assemblies.AddLibraries(managed, native);
        _options = _options.AddReferences(managed.Select(path => MetadataReference.CreateFromFile(path)));
    }

    /// <summary>The script that <paramref name="code"/> would be as the next submission.</summary>
    public Script<object> Continue(string code, string file)
    {
        var options = _options.WithFilePath(file);
        return _state is null ? CSharpScript.Create<object>(code, options, assemblyLoader: _loader) : _state.Script.ContinueWith<object>(code, options);
    }

    /// <summary>Runs one submission.</summary>
    /// <returns>Whether the submission ended with an expression that has a value, and the value.</returns>
    /// <exception cref="CompilationErrorException">The code does not compile. Nothing ran.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled and ended the code.</exception>
    public async Task<(bool HasValue, object? Value)> RunAsync(string code, string file, CancellationToken stop)
    {
        var script = Continue(code, file);
        var errors = script.Compile(stop).Where(d => d.Severity == DiagnosticSeverity.Error).ToImmutableArray();
        if (errors.Length > 0) throw new CompilationErrorException(errors[0].ToString(), errors);

        LoadReferences((CSharpCompilation)script.GetCompilation());
        _state = await _thread.RunAsync(() => Run(script, stop), stop);
        if (_state.Exception is { } exception) ExceptionDispatchInfo.Throw(exception);
        return (HasValue(script), _state.ReturnValue);
    }

    public void Dispose() => _thread.Dispose();

    private Task<ScriptState<object>> Run(Script<object> script, CancellationToken stop) => _state is null
        ? script.RunAsync(globals: null, catchException: _ => true, stop)
        : script.RunFromAsync(_state, catchException: _ => true, stop);

    private void LoadReferences(CSharpCompilation compilation)
    {
        foreach (var root in compilation.SyntaxTrees.Select(tree => tree.GetCompilationUnitRoot()))
            foreach (var directive in root.GetReferenceDirectives())
                if (compilation.GetDirectiveReference(directive) is PortableExecutableReference { FilePath: { } path }) _assemblies.LoadReference(path);
    }

    /// <summary>A submission has a value if its last line is an expression without a semicolon and not void.</summary>
    private static bool HasValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        if (((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }) return false;
        return last.SemicolonToken.IsMissing && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is not { SpecialType: SpecialType.System_Void };
    }
}
