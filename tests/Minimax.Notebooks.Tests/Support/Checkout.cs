namespace Minimax.Notebooks.Tests.Support;

/// <summary>The repository that these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Cli => Path.Combine(Root, "bin", "Minimax.Cli.dll");

    public static string Client(string name) => Path.Combine(Root, "tests", "Minimax.Notebooks.Tests", "clients", name);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
