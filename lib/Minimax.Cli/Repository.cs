namespace Minimax.Cli;

/// <summary>The checkout that this command was built from: the folder that holds <c>global.json</c> and <c>notebooks/</c>.</summary>
internal static class Repository
{
    /// <summary>The checkout's top folder.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the program or the current folder is a checkout.</exception>
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory)
        ?? throw new DirectoryNotFoundException("No checkout of Minimax lies above this program or the current folder.");

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "global.json")) && Directory.Exists(System.IO.Path.Combine(folder.FullName, "notebooks")))
                return folder.FullName;
        }

        return null;
    }
}
