using System.Diagnostics;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>A home folder in which only this checkout's kernel is registered, and a way to run Jupyter's programs in it.</summary>
public sealed class JupyterHome : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public JupyterHome() => RunAsync("dotnet", [Checkout.Cli, "kernel", "install"]).GetAwaiter().GetResult().Code.ShouldBe(0);

    public string Folder => folder.Path;

    /// <summary>Debian's Python, for the one first on the path may be another that does not know Jupyter.</summary>
    public static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public string Write(string name, string text) => folder.Write(name, text);

    public async Task<(int Code, string Output)> RunAsync(string program, string[] arguments, string? input = null, TimeSpan? limit = null, string? search = null)
    {
        var start = StartInfo(program, arguments);
        if (search is not null) start.Environment["PATH"] = search + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        using var time = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(3));
        await using var kill = time.Token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        return (process.ExitCode, await output + await errors);
    }

    public ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["HOME"] = Folder;
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(Folder, "jupyter");
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(Folder, "config");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(Folder, "runtime");
        start.Environment["IPYTHONDIR"] = Path.Combine(Folder, "ipython");
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
        start.Environment["MINIMAX_BUDGET"] = "smoke";
        return start;
    }

    /// <summary>Runs a notebook with the smoke budget, as <c>minimax run</c> does.</summary>
    /// <returns>What has come out; nbformat's schema holds it to be valid.</returns>
    public async Task<Notebook> RunHeadlessAsync(string path)
    {
        var output = Path.Combine(Folder, "out");
        var (code, screen) = await RunAsync("dotnet", [Checkout.Cli, "run", path, "--budget", "smoke", "--out", output], limit: TimeSpan.FromMinutes(15));
        code.ShouldBe(0, screen);
        var ran = Notebook.Load(Path.Combine(output, Path.GetFileName(path)));
        await ShouldBeValidAsync(ran);
        return ran;
    }

    public async Task ShouldBeValidAsync(Notebook notebook)
    {
        var (code, problem) = await RunAsync(Python, [Checkout.Client("validate.py"), notebook.Path]);
        code.ShouldBe(0, problem);
    }

    public void Dispose() => folder.Dispose();
}
