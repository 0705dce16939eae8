namespace Minimax.Notebooks.Tests.Support;

/// <summary>Microsoft's own tool, as a reader may have it: installed beside these tests once, and registered in a home of its own.</summary>
public sealed class OriginalTool : IDisposable
{
    private const string Version = "1.0.712001";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "dotnet-interactive", Version);

    private readonly JupyterHome home = new();

    public OriginalTool()
    {
        var program = Path.Combine(Folder, OperatingSystem.IsWindows() ? "dotnet-interactive.exe" : "dotnet-interactive");
        if (!File.Exists(program)) Run("dotnet", ["tool", "install", "Microsoft.dotnet-interactive", "--version", Version, "--tool-path", Folder]);
        Run(program, ["jupyter", "install", "--path", Path.Combine(home.Folder, "jupyter", "kernels")]); // in the place of ours
        File.ReadAllText(Path.Combine(home.Folder, "jupyter", "kernels", ".net-csharp", "kernel.json")).ShouldContain("\"interactive\"");
    }

    public string Home => home.Folder;

    public Task<(int Code, string Output)> ExecuteAsync(string notebook, string output) =>
        home.RunAsync("jupyter", ["nbconvert", "--to", "notebook", "--execute", notebook, "--output-dir", output, "--ExecutePreprocessor.timeout=900"], limit: TimeSpan.FromMinutes(20), search: Folder);

    public void Dispose() => home.Dispose();

    private void Run(string program, string[] arguments)
    {
        var (code, output) = home.RunAsync(program, arguments, limit: TimeSpan.FromMinutes(10), search: Folder).GetAwaiter().GetResult();
        code.ShouldBe(0, output);
    }
}
