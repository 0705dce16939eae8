namespace Minimax.Cli.Bench;

/// <summary>Debian keeps each variant of OpenBLAS in a folder of its own, and a chain of links says which one programs get.</summary>
internal static class OpenBlas
{
    /// <summary>The folders of the variants that programs do not get by themselves.</summary>
    public static IReadOnlyList<string> Others()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/usr/lib")) return [];
        return [.. Directory.GetDirectories("/usr/lib", "*-linux-gnu*").SelectMany(f => Directory.GetDirectories(f, "openblas-*").Where(v => v != Chosen(f))).Order()];
    }

    private static string? Chosen(string folder)
    {
        var link = new FileInfo(Path.Combine(folder, "libblas.so.3"));
        return link.Exists ? Path.GetDirectoryName(link.ResolveLinkTarget(returnFinalTarget: true)?.FullName) : null;
    }
}
