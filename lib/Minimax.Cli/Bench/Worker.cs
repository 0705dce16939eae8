using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace Minimax.Cli.Bench;

/// <summary>
/// The process that steps. It speaks a protocol of lines, as <c>tests/peers/bench.py</c> does: it says <c>ready</c> and what it runs on,
/// then answers each line <c>N</c> with the median milliseconds of N steps and its peak memory in MiB, until its input ends.
/// </summary>
internal static class Worker
{
    private const int WarmUpSteps = 5; // allocators, oneDNN's primitives and the JIT settle within these

    public static int Run(Workload workload, int threads)
    {
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        var step = workload.Prepare();
        for (var i = 0; i < WarmUpSteps; i++) step();
        Console.WriteLine($"ready libtorch {torch.__version__}, {Machine.Blas()}");
        while (Console.ReadLine() is { } line) Console.WriteLine(Measure(step, int.Parse(line, CultureInfo.InvariantCulture)));
        return 0;
    }

    private static string Measure(Action step, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median(times):F3} {PeakMemory():F0}");
    }

    // The kernel's own high-water mark where there is one: .NET's counts no native memory that has been given back.
    private static double PeakMemory()
    {
        const string Key = "VmHWM:";
        if (!File.Exists("/proc/self/status")) return Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(Key, StringComparison.Ordinal));
        return double.Parse(line[Key.Length..^"kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}
