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
    public ProcessStartInfo Ours(Workload workload) =>
        new(Environment.ProcessPath!, [.. Self(), "bench-worker", workload.Name, threads.ToString(CultureInfo.InvariantCulture), device]);

    /// <summary>Everyone who can do this: ours first.</summary>
    /// <param name="workload">What is to be done.</param>
    public List<(string Name, ProcessStartInfo Start)> Everyone(Workload workload) =>
        [("Minimax", Ours(workload)), .. workload.Twin.On([workload.Name, threads.ToString(CultureInfo.InvariantCulture), device, .. workload.Arguments()])];

    /// <summary>Races a workload.</summary>
    /// <param name="workload">What is to be done.</param>
    /// <param name="stop">Ends the race.</param>
    /// <returns>A row for each program, ours first.</returns>
    public IReadOnlyList<BenchRow> Run(Workload workload, CancellationToken stop)
    {
        List<Contestant> contestants = [];
        try
        {
            foreach (var (name, start) in Everyone(workload))
            {
                contestants.Add(Contestant.Start(name, start, stop));
                contestants[^1].WarmUp();
                console.WriteLine($"{workload.Name}: {name}: {contestants[^1].Setting}");
            }

            for (var round = 0; round < rounds; round++) Turn(workload, contestants, round);
            return [.. contestants.Select(c => Row(workload, c, contestants[0]))];
        }
        finally
        {
            foreach (var contestant in contestants) contestant.Dispose();
        }
    }

    private void Turn(Workload workload, List<Contestant> contestants, int round)
    {
        foreach (var contestant in contestants) contestant.Measure(Steps(contestant));
        console.WriteLine($"{workload.Name}: round {round + 1} of {rounds}: {string.Join(", ", contestants.Select(c => $"{c.Name} {BenchTable.Time(Told(workload, c.Rounds[^1]))}"))}");
    }

    // As many steps as fill a round, from the pace of the last one.
    private static int Steps(Contestant contestant) => Math.Clamp((int)(RoundTime.TotalMilliseconds / contestant.Pace), 3, 5000);

    private static BenchRow Row(Workload workload, Contestant contestant, Contestant ours)
    {
        var median = Statistics.Median(contestant.Rounds);
        return new BenchRow(workload.Title ?? workload.Name, contestant.Name, Told(workload, median))
        {
            Setting = contestant.Setting,
            Rounds = [.. contestant.Rounds.Select(r => Told(workload, r))],
            Ratio = contestant == ours ? null : Statistics.Median(ours.Rounds.Zip(contestant.Rounds, (a, b) => a / b)),
            Rate = workload.Pictures ? workload.Count / median * 1000 : null,
            Peak = contestant.PeakMemory,
            Disturbance = contestant.Disturbance.Count > 0 ? Statistics.Median(contestant.Disturbance) : null,
        };
    }

    private static double Told(Workload workload, double milliseconds) => workload.TellsEach ? milliseconds / workload.Count : milliseconds;

    // `dotnet Minimax.Cli.dll` or the program itself.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Race).Assembly.Location] : [];
}
