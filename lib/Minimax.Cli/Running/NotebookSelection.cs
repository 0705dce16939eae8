namespace Minimax.Cli.Running;

/// <summary>Which notebooks a command line means: a path, a name in <c>notebooks/</c>, or <c>all</c> of them.</summary>
internal static class NotebookSelection
{
    public const string All = "all";

    /// <summary>The notebooks' files in reading order; empty if there is none of that name.</summary>
    public static IReadOnlyList<string> Find(string name)
    {
        if (name == All) return [.. Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb").Order(StringComparer.Ordinal)];
        string[] places = [name, Repository.Path("notebooks", name), Repository.Path("notebooks", name + ".ipynb")];
        return places.FirstOrDefault(File.Exists) is { } file ? [Path.GetFullPath(file)] : [];
    }
}
