using System.Diagnostics;

namespace Minimax.Cli.Bench;

/// <summary>The same step in PyTorch, by each Python and BLAS that this machine has.</summary>
internal static class Peers
{
    private static readonly string Script = Repository.Path("tests", "peers", "bench.py");

    /// <summary>How to start each peer; empty where no Python has PyTorch.</summary>
    public static IEnumerable<(string Name, ProcessStartInfo Start)> Of(Workload workload, int threads)
    {
        if (Python() is not { } python) yield break;
        yield return ("PyTorch as installed", Start(python, workload, threads, null));
        foreach (var folder in OtherBlas())
            yield return ($"PyTorch with {Path.GetFileName(folder)}", Start(python, workload, threads, folder));
    }

    private static ProcessStartInfo Start(string python, Workload workload, int threads, string? blas)
    {
        var start = new ProcessStartInfo(python, [Script, workload.Name, threads.ToString()]);
        if (blas is not null) start.Environment["LD_LIBRARY_PATH"] = blas;
        return start;
    }

    private static string? Python() => new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasTorch);

    private static bool HasTorch(string python)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }

    // Debian keeps each variant of OpenBLAS in a folder of its own; one of them is what "as installed" takes.
    private static string[] OtherBlas()
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/usr/lib")) return [];
        var variants = Directory.GetDirectories("/usr/lib", "*-linux-gnu*").SelectMany(f => Directory.GetDirectories(f, "openblas-*")).ToArray();
        return variants.Length > 1 ? variants : [];
    }
}
