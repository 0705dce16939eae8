using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Minimax.Notebooks.Session;

/// <summary>
/// Loads the assemblies that the cells of one session refer to. What the process itself is built from is used as it is; everything else comes
/// from the folder of the <c>#r</c>-ed file or from its package, together with the managed and native libraries that it depends on.
/// </summary>
internal sealed class NotebookLoadContext : AssemblyLoadContext
{
    private static readonly HashSet<string> Platform = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator).Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Assembly> _loaded = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];

    public NotebookLoadContext() : base("notebook") => Resolving += (_, name) => Find(name.Name!);

    /// <summary>Tells of an assembly that was loaded, so that the script host uses it as well.</summary>
    public event Action<Assembly>? Loaded;

    /// <summary>Loads an assembly with all that it depends on, and runs its module initializers.</summary>
    public void LoadReference(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!_folders.Contains(folder)) _folders.Add(folder);

        var name = AssemblyName.GetAssemblyName(path);
        var assembly = Platform.Contains(name.Name!) ? Assembly.Load(name) : Find(name.Name!, path);
        if (assembly is not null) RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
    }

    /// <summary>Adds files to load from by their names, such as those of a package; none is loaded before it is needed.</summary>
    public void AddLibraries(IEnumerable<string> managed, IEnumerable<string> native)
    {
        foreach (var path in managed) _known.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        foreach (var folder in native.Select(path => Path.GetDirectoryName(path)!).Distinct().Except(_folders).ToArray()) _folders.Add(folder);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        foreach (var path in _folders.SelectMany(NativeFolders).SelectMany(folder => NativeNames(unmanagedDllName), Path.Combine))
            if (File.Exists(path)) return NativeLibrary.Load(path);
        return 0;
    }

    private static IEnumerable<string> NativeFolders(string folder) => [folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];

    private static IEnumerable<string> NativeNames(string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + extension, "lib" + name + extension];
    }

    private Assembly? Find(string name, string? path = null)
    {
        if (_loaded.TryGetValue(name, out var known)) return known;
        path ??= _known.GetValueOrDefault(name) ?? _folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
        if (path is null) return null;

        var assembly = _loaded[name] = LoadFromAssemblyPath(path);
        Loaded?.Invoke(assembly);
        // Dependencies now, not on first use: the script host would otherwise load a second copy of those that a cell names first.
        foreach (var dependency in assembly.GetReferencedAssemblies().Where(d => !Platform.Contains(d.Name!))) Find(dependency.Name!);
        return assembly;
    }
}
