using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>Small assemblies, compiled for a test.</summary>
internal static class TestLibrary
{
    public static string Compile(TemporaryFolder folder, string name, string source, params string[] references)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "netstandard.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            platform.Append(typeof(Formatter).Assembly.Location).Concat(references).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var path = folder.File(name + ".dll");
        var emitted = compilation.Emit(path, xmlDocumentationPath: folder.File(name + ".xml"));
        emitted.Success.ShouldBeTrue(string.Join('\n', emitted.Diagnostics));
        return path;
    }
}
