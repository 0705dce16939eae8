using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;

namespace Minimax.Notebooks.Session;

/// <summary>
/// How the cells of a <see cref="CSharpKernel"/> are compiled and run: optimised, with the cell's name and line numbers in errors, on one thread that
/// Stop can end. The package has no setting for this, so its private fields are set; it is the last of its kind and pinned exactly.
/// </summary>
internal sealed class CSharpCells : IDisposable
{
    private const string Node = "Microsoft.DotNet.Interactive.Parsing.SyntaxNodeOrToken, Microsoft.DotNet.Interactive";

    private readonly CSharpKernel kernel;
    private readonly CellThread thread = new();

    /// <param name="kernel">The kernel to change, before its first cell.</param>
    /// <param name="folder">What relative paths in <c>#r</c> and <c>#load</c> start from.</param>
    public CSharpCells(CSharpKernel kernel, string folder)
    {
        this.kernel = kernel;
        Options(kernel) = Options(kernel)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithMetadataResolver(new ReferenceResolver(folder))
            .WithSourceResolver(new SourceFileResolver(ImmutableArray<string>.Empty, folder));
        kernel.AddMiddleware(RunAsync, "cells");
    }

    public void Dispose() => thread.Dispose();

    private async Task RunAsync(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next)
    {
        if (command is SubmitCode code)
        {
            Prepare(code);
            await thread.RunAsync(() => next(command, context), Cell.Current?.Stop ?? context.CancellationToken);
        }
        else
        {
            await next(command, context);
        }
    }

    private void Prepare(SubmitCode command)
    {
        if (SyntaxNode(command) is { } node)
        {
            var linesBefore = Text(node).Lines.GetLinePosition(Span(node).Start).Line;
            SetCode(command, new string('\n', linesBefore) + command.Code);
        }

        Options(kernel) = Options(kernel).WithFilePath(Cell.Current?.Name ?? "cell");
        WorkingDirectory(kernel) = Directory.GetCurrentDirectory(); // otherwise a change of it replaces the resolvers
        if (kernel.ScriptState is { } state) RunModuleInitializers(state, command.Code);
    }

    /// <summary>A library may say in its module initializer how its values look, which must be known before a cell names one of its types.</summary>
    private void RunModuleInitializers(ScriptState state, string code)
    {
        foreach (var line in ReferenceLines(code))
        {
            var referring = state.Script.ContinueWith(line, Options(kernel));
            var compilation = (CSharpCompilation)referring.GetCompilation();
            var directive = compilation.SyntaxTrees.Single().GetCompilationUnitRoot().GetReferenceDirectives().Single();
            if (compilation.GetDirectiveReference(directive) is not { } reference) continue;
            if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly) continue;
            if (FirstPublic(assembly.GlobalNamespace) is not { } type) continue;
            var module = referring.ContinueWith<Module>($"typeof({type}).Module").RunFromAsync(state).GetAwaiter().GetResult().ReturnValue;
            RuntimeHelpers.RunModuleConstructor(module.ModuleHandle);
        }
    }

    private static IEnumerable<string> ReferenceLines(string code)
    {
        if (!code.Contains("#r", StringComparison.Ordinal)) return [];
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: SourceCodeKind.Script));
        return tree.GetCompilationUnitRoot().GetReferenceDirectives().Select(directive => directive.ToString());
    }

    private static string? FirstPublic(INamespaceSymbol space) => space.GetTypeMembers()
        .Where(type => type is { DeclaredAccessibility: Accessibility.Public, Arity: 0 })
        .Select(type => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
        .Concat(space.GetNamespaceMembers().Select(FirstPublic))
        .FirstOrDefault(name => name is not null);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_scriptOptions")]
    private static extern ref ScriptOptions Options(CSharpKernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_workingDirectory")]
    private static extern ref string WorkingDirectory(CSharpKernel kernel);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Code")]
    private static extern void SetCode(SubmitCode command, string code);

    /// <summary>The part of a cell that a command stands for; null if it stands for the whole cell.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_SyntaxNode")]
    [return: UnsafeAccessorType("Microsoft.DotNet.Interactive.Parsing.TopLevelSyntaxNode, Microsoft.DotNet.Interactive")]
    private static extern object? SyntaxNode(SubmitCode command);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_SourceText")]
    private static extern SourceText Text([UnsafeAccessorType(Node)] object node);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Span")]
    private static extern TextSpan Span([UnsafeAccessorType(Node)] object node);
}
