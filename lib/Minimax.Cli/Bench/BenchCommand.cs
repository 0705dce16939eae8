using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Minimax.Cli.Bench;

/// <summary>Times our steps beside PyTorch's, in processes of their own that take turns: what slows the machine down slows both.</summary>
internal sealed class BenchCommand(IAnsiConsole console, int rounds, int threads, string? json)
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(3); // long enough for a steady median, short enough to alternate often

    private static readonly string[] Columns = ["step", "engine", "ms", "spread", "ours / it", "images/s", "peak MiB"];

    private const int TableWidth = 110; // characters: a pipe claims 80, which is too few for the table

    public void Run(IReadOnlyList<Workload> workloads, CancellationToken stop)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, TableWidth);
        var table = new Table().AddColumns([.. Columns.Select(name => new TableColumn(name).NoWrap())]);
        List<object> record = [];
        foreach (var workload in workloads)
        {
            var results = Race(workload, stop);
            foreach (var result in results)
            {
                table.AddRow(Row(workload, result, results[0]));
                record.Add(new { step = workload.Name, engine = result.Name, result.Setting, threads, ms = Statistics.Median(result.Rounds), result.Rounds, result.PeakMemory });
            }

            if (results.Count == 1) console.WriteLine($"{workload.Name}: no Python here has PyTorch, so ours is timed alone.");
        }

        console.Write(table);
        console.WriteLine($"Medians of {rounds} alternating rounds, {threads} threads, on {Environment.ProcessorCount} processors.");
        if (json is not null) File.WriteAllText(json, JsonSerializer.Serialize(record, new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private List<Contestant> Race(Workload workload, CancellationToken stop)
    {
        var self = new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), "bench-worker", workload.Name, threads.ToString(CultureInfo.InvariantCulture)]);
        List<Contestant> contestants = [Contestant.Start("Minimax", self), .. Peers.Of(workload, threads).Select(p => Contestant.Start(p.Name, p.Start))];
        try
        {
            foreach (var contestant in contestants) console.WriteLine($"{workload.Name}: {contestant.Name}: {contestant.Setting}");
            for (var round = 0; round < rounds; round++)
            {
                foreach (var contestant in contestants)
                {
                    stop.ThrowIfCancellationRequested();
                    contestant.Measure(Steps(contestant));
                }

                console.WriteLine($"{workload.Name}: round {round + 1} of {rounds}: {string.Join(", ", contestants.Select(c => $"{c.Name} {c.Rounds[^1]:F1} ms"))}");
            }

            return contestants;
        }
        finally
        {
            foreach (var contestant in contestants) contestant.Dispose();
        }
    }

    // As many steps as fill a round, from the pace of the last one.
    private static int Steps(Contestant contestant) =>
        contestant.Rounds.Count == 0 ? 5 : Math.Clamp((int)(RoundTime.TotalMilliseconds / contestant.Rounds[^1]), 5, 5000);

    // `dotnet Minimax.Cli.dll` or the program itself.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BenchCommand).Assembly.Location] : [];

    private static string[] Row(Workload workload, Contestant result, Contestant ours)
    {
        var median = Statistics.Median(result.Rounds);
        var ratio = ReferenceEquals(result, ours) ? "" : Text(Statistics.Median(ours.Rounds.Zip(result.Rounds, (a, b) => a / b)), "F2"); // round by round
        return [workload.Name, Markup.Escape(result.Name), Text(median, "F1"), $"{Text(result.Rounds.Min(), "F1")}–{Text(result.Rounds.Max(), "F1")}", ratio,
            Text(workload.Batch / median * 1000, "F0"), Text(result.PeakMemory, "F0")];
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
