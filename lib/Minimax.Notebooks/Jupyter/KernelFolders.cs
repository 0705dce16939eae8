namespace Minimax.Notebooks.Jupyter;

/// <summary>Where Jupyter looks for kernels.</summary>
public static class KernelFolders
{
    /// <summary>The user's own folder of kernels.</summary>
    public static string User { get; } = Path.Combine(DataFolder(), "kernels");

    /// <summary>All folders of kernels, those first that win over the others.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Search().Distinct()];

    /// <summary>The folder of kernels of an installation, such as a Python environment.</summary>
    public static string Below(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    private static IEnumerable<string> Search()
    {
        foreach (var path in Paths("JUPYTER_PATH")) yield return Path.Combine(path, "kernels");
        yield return User;
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels");
            yield break;
        }

        yield return Below("/usr/local");
        yield return Below("/usr");
    }

    private static string DataFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen) return chosen;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter");
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter");
    }

    private static IEnumerable<string> Paths(string variable) =>
        (Environment.GetEnvironmentVariable(variable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
}
