namespace Minimax.Cli.Running;

/// <summary>
/// Which notebooks a command line means: a path, a name in <c>notebooks/</c> such as <c>03-dcgan</c>, its number alone, <c>all</c> of them, or the
/// name of a reader's own in <c>experiments/</c>.
/// </summary>
internal static class NotebookSelection
{
    public const string All = "all";

    /// <summary>The folder of what <c>minimax new</c> writes.</summary>
    public const string Experiments = "experiments";

    /// <summary>The notebooks' files in reading order; empty if there is none of that name.</summary>
    public static IReadOnlyList<string> Find(string name)
    {
        if (name == All) return [.. Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb").Order(StringComparer.Ordinal)];
        string[] places = [name, Repository.Path("notebooks", name), Repository.Path("notebooks", name + ".ipynb"),
            Repository.Path(Experiments, name + ".ipynb")];
        if (places.FirstOrDefault(File.Exists) is { } file) return [Path.GetFullPath(file)];
        return name.Length > 0 && name.All(char.IsAsciiDigit) ? Directory.GetFiles(Repository.Path("notebooks"), $"{name}-*.ipynb") : [];
    }
}
