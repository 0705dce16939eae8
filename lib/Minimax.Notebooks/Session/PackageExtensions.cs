using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;

namespace Minimax.Notebooks.Session;

/// <summary>Takes the packages of <c>#r "nuget:…"</c> into a session, and runs what they bring for .NET Interactive.</summary>
internal static class PackageExtensions
{
    private const string Folder = "interactive-extensions/dotnet";

    public static async Task AddAsync(CSharpKernel kernel, IReadOnlyList<ResolvedPackageReference> packages)
    {
        kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
        var folders = packages.Select(package => Path.Combine(package.PackageRoot, Folder)).Where(Directory.Exists);
        foreach (var file in folders.SelectMany(folder => Directory.GetFiles(folder, "*.dll")).Order(StringComparer.Ordinal)) await RunAsync(file, kernel.RootKernel);
    }

    /// <summary>In the default load context, where the compiler's loader finds whatever the extension has loaded: both must see one copy of the package's types.</summary>
    private static async Task RunAsync(string file, Kernel kernel)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        foreach (var type in assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(IKernelExtension)) && type is { IsAbstract: false }))
            await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(kernel);
    }
}
