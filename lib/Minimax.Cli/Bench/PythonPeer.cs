using System.Diagnostics;

namespace Minimax.Cli.Bench;

/// <summary>A Python library with which ours is compared, and the script in <c>tests/peers</c> that does the same in it.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Module">What Python imports.</param>
/// <param name="Script">The script.</param>
internal sealed record PythonPeer(string Title, string Module, string Script)
{
    public static readonly PythonPeer PyTorch = new("PyTorch", "torch", "bench.py");
    public static readonly PythonPeer Pillow = new("Pillow", "PIL", "decode.py");

    // Asked once: an import takes seconds, and a Ctrl-C waits for it.
    private readonly Lazy<string?> interpreter = new(() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(python => Has(python, Module)));

    /// <summary>How to start it with each BLAS that this machine has; empty where no Python has the library.</summary>
    /// <param name="arguments">The script's arguments.</param>
    public IEnumerable<(string Name, ProcessStartInfo Start)> On(params string[] arguments)
    {
        if (interpreter.Value is not { } python) yield break;
        yield return (this == PyTorch ? "PyTorch as installed" : Title, Start(null));
        foreach (var blas in this == PyTorch ? OpenBlas.Others() : [])
            yield return ($"PyTorch, {Path.GetFileName(blas)}", Start(blas));

        ProcessStartInfo Start(string? blas)
        {
            var start = new ProcessStartInfo(python, [Repository.Path("tests", "peers", Script), .. arguments]);
            if (blas is not null) start.Environment["LD_LIBRARY_PATH"] = blas;
            return start;
        }
    }

    private static bool Has(string python, string module)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }
}
