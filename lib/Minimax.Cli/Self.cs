namespace Minimax.Cli;

/// <summary>How this program starts itself again, whether it is a file of its own or <c>dotnet</c> runs it.</summary>
internal static class Self
{
    private static readonly bool IsRun = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    /// <summary>The <c>dotnet</c> that runs this, which may lie outside of the path; that of the path, if none does.</summary>
    public static string Dotnet => IsRun ? Environment.ProcessPath! : "dotnet";

    /// <summary>The program, and what it is to be told.</summary>
    public static string[] Command(params string[] arguments) =>
        IsRun ? [Dotnet, Path.Combine(AppContext.BaseDirectory, "Minimax.Cli.dll"), .. arguments] : [Environment.ProcessPath!, .. arguments];
}
