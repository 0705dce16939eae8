using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Minimax.Notebooks.Session;

/// <summary>
/// The packages that cells ask for with <c>#r "nuget:Name, version"</c>. They are restored together, by a temporary project and the SDK's own
/// <c>dotnet restore</c>, so that feeds, caches and credentials are the user's.
/// </summary>
internal sealed class NuGetReferences
{
    private readonly SortedDictionary<string, string> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _restored = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private readonly HashSet<string> _handedOut = [];
    private bool _pending;

    /// <exception cref="CellFault">An earlier cell took another version.</exception>
    public void Add(CellPart.Package package)
    {
        if (_packages.TryGetValue(package.Name, out var taken))
        {
            if (package.Version is { } version && version != taken) throw new CellFault($"{package.Name} {version} cannot be added: this session uses version {taken}. Restart the kernel to change it.");
            return;
        }

        _packages[package.Name] = package.Version ?? "*";
        _pending = true;
    }

    public void AddSource(string source) => _sources.Add(source);

    /// <summary>Restores what was added since the last time.</summary>
    /// <returns>The libraries that are new: managed and native files.</returns>
    /// <exception cref="CellFault">The restore failed. None of the new packages is kept.</exception>
    public async Task<(IReadOnlyList<string> Managed, IReadOnlyList<string> Native)> RestoreAsync(CancellationToken stop)
    {
        if (!_pending) return ([], []);
        _pending = false;
        var folder = Path.Combine(Path.GetTempPath(), "minimax-packages", Identity());
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (!File.Exists(assets)) await RestoreAsync(folder, assets, stop);
        _restored.UnionWith(_packages.Keys);

        var (managed, native) = ReadAssets(await File.ReadAllBytesAsync(assets, stop));
        return ([.. managed.Where(_handedOut.Add)], [.. native.Where(_handedOut.Add)]);
    }

    private string Identity()
    {
        var text = string.Join('\n', _packages.Select(package => $"{package.Key.ToLowerInvariant()} {package.Value}").Concat(_sources));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private async Task RestoreAsync(string folder, string assets, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var project = Path.Combine(folder, "packages.csproj");
        await File.WriteAllTextAsync(project, Project(), stop);
        var start = new ProcessStartInfo("dotnet", ["restore", project, "--nologo", "-v", "q"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var restore = Process.Start(start)!;
        await using var kill = stop.Register(() => restore.Kill(entireProcessTree: true));
        var errors = restore.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await restore.StandardOutput.ReadToEndAsync(CancellationToken.None) + await errors;
        await restore.WaitForExitAsync(CancellationToken.None);
        if (restore.ExitCode == 0 && !stop.IsCancellationRequested) return;

        File.Delete(assets);
        string[] refused = [.. _packages.Keys.Where(name => !_restored.Contains(name))];
        foreach (var name in refused) _packages.Remove(name);
        stop.ThrowIfCancellationRequested();
        throw new CellFault($"{string.Join(", ", refused)}: {FirstError(output)}");
    }

    private string Project()
    {
        var packages = _packages.Select(package => $"    <PackageReference Include=\"{SecurityElement.Escape(package.Key)}\" Version=\"{SecurityElement.Escape(package.Value)}\" />");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <RestoreAdditionalProjectSources>{SecurityElement.Escape(string.Join(';', _sources))}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
            {string.Join('\n', packages)}
              </ItemGroup>
            </Project>
            """;
    }

    private static string FirstError(string output)
    {
        var line = output.Split('\n').FirstOrDefault(text => text.Contains("error", StringComparison.Ordinal)) ?? "dotnet restore failed";
        var message = line[Math.Max(line.IndexOf("error", StringComparison.Ordinal), 0)..];
        var project = message.LastIndexOf(" [", StringComparison.Ordinal);
        return (project < 0 ? message : message[..project]).Trim();
    }

    private static (IEnumerable<string> Managed, IEnumerable<string> Native) ReadAssets(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        var libraries = root.GetProperty("libraries");
        var target = root.GetProperty("targets").EnumerateObject().MaxBy(candidate => candidate.Name.Length).Value; // the one with the runtime identifier
        var (managed, native) = (new List<string>(), new List<string>());
        foreach (var library in target.EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
        {
            var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            var folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists);
            managed.AddRange(Files(library.Value, "runtime", folder));
            native.AddRange(Files(library.Value, "native", folder));
        }

        return (managed, native);
    }

    private static IEnumerable<string> Files(JsonElement library, string kind, string folder) => library.TryGetProperty(kind, out var files)
        ? files.EnumerateObject().Select(file => Path.Combine(folder, file.Name)).Where(file => Path.GetFileName(file) != "_._")
        : [];
}
