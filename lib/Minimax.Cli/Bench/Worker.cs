using System.Diagnostics;
using System.Globalization;
using TorchSharp;

namespace Minimax.Cli.Bench;

/// <summary>
/// The process that steps. It speaks a protocol of lines, as <c>tests/peers/turns.py</c> does: it says <c>first</c> after its first step,
/// then <c>ready</c> and what it runs on, then answers each line <c>N</c> with the median milliseconds of N steps, its peak memory and its
/// present memory in MiB, until its input ends.
/// </summary>
internal static class Worker
{
    private const int WarmUpSteps = 5;                                    // allocators and oneDNN's primitives settle within these …
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1); // … and the JIT within this

    public static void Run(Workload workload, int threads, torch.Device device)
    {
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        var step = Waited(workload.Prepare(device).Step, device);
        step();
        Console.WriteLine("first");
        var clock = Stopwatch.GetTimestamp();
        for (var i = 1; i < WarmUpSteps || Stopwatch.GetElapsedTime(clock) < WarmUpTime; i++) step();
        Console.WriteLine($"ready libtorch {torch.__version__}, {(device.type == DeviceType.CPU ? Machine.Blas() : device.ToString())}");
        while (Console.ReadLine() is { } line) Console.WriteLine(Measure(step, int.Parse(line, CultureInfo.InvariantCulture)));
    }

    // A GPU works on after the call that asked it to: a step is over when all of it is done.
    private static Action Waited(Action step, torch.Device device) => device.type != DeviceType.CUDA ? step : () =>
    {
        step();
        torch.cuda.synchronize(device);
    };

    private static string Measure(Action step, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median(times):F6} {Machine.PeakMemory():F0} {Machine.Memory():F0}");
    }
}
