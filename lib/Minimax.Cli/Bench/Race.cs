using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Minimax.Cli.Bench;

/// <summary>Times ours beside others', in processes of their own that take turns: what slows the machine down slows all.</summary>
internal sealed class Race(IAnsiConsole console, int rounds, int threads, string device)
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3); // long enough for a steady median, short enough to alternate often

    /// <summary>The process that steps.</summary>
    /// <param name="workload">What it does.</param>
    public ProcessStartInfo Ours(Workload workload)
    {
        var command = Self.Command("bench-worker", workload.Name, threads.ToString(CultureInfo.InvariantCulture), device);
        return new ProcessStartInfo(command[0], command[1..]);
    }

    /// <summary>Everyone who can do this: ours first.</summary>
    /// <param name="workload">What is to be done.</param>
    public List<(string Name, ProcessStartInfo Start)> Everyone(Workload workload) =>
        [("Minimax", Ours(workload)), .. Tutorial(workload), .. workload.Peer.On([workload.Name, threads.ToString(CultureInfo.InvariantCulture), device, .. workload.Arguments()])];

    // It gets the allocator as the system has it, too.
    private IEnumerable<(string Name, ProcessStartInfo Start)> Tutorial(Workload workload)
    {
        if (workload.Tutorial is not { } tutorial) yield break;
        var start = Ours(tutorial);
        start.Environment["MINIMAX_PLAIN_MALLOC"] = "1";
        yield return ("TorchSharp, as its tutorials write it", start);
    }

    /// <summary>Races a workload.</summary>
    /// <param name="workload">What is to be done.</param>
    /// <param name="stop">Ends the race.</param>
    /// <returns>A row for each program, ours first.</returns>
    public IReadOnlyList<BenchRow> Run(Workload workload, CancellationToken stop)
    {
        List<BenchProcess> processes = [];
        try
        {
            foreach (var (name, start) in Everyone(workload))
            {
                processes.Add(BenchProcess.Start(name, start, stop));
                processes[^1].WarmUp();
                console.WriteLine($"{workload.Name}: {name}: {processes[^1].Setting}");
            }

            for (var round = 0; round < rounds; round++) Turn(workload, processes, round);
            return [.. processes.Select(c => Row(workload, c, processes[0]))];
        }
        finally
        {
            foreach (var process in processes) process.Dispose();
        }
    }

    private void Turn(Workload workload, List<BenchProcess> processes, int round)
    {
        foreach (var process in processes) process.Measure(Steps(process));
        console.WriteLine($"{workload.Name}: round {round + 1} of {rounds}: {string.Join(", ", processes.Select(c => $"{c.Name} {BenchTable.Time(Told(workload, c.Rounds[^1]))}"))}");
    }

    // As many steps as fill a round, from the pace of the last one.
    private static int Steps(BenchProcess process) => Math.Clamp((int)(RoundTime.TotalMilliseconds / process.Pace), 3, 5000);

    private static BenchRow Row(Workload workload, BenchProcess process, BenchProcess ours)
    {
        var median = Statistics.Median(process.Rounds);
        return new BenchRow(workload.Title ?? workload.Name, process.Name, Told(workload, median))
        {
            Setting = process.Setting,
            Rounds = [.. process.Rounds.Select(r => Told(workload, r))],
            Ratio = process == ours ? null : Statistics.Median(ours.Rounds.Zip(process.Rounds, (a, b) => a / b)),
            Rate = workload.Pictures ? workload.Count / median * 1000 : null,
            Peak = process.PeakMemory,
            Disturbance = process.Disturbance.Count > 0 ? Statistics.Median(process.Disturbance) : null,
        };
    }

    private static double Told(Workload workload, double milliseconds) => workload.TellsEach ? milliseconds / workload.Count : milliseconds;
}
