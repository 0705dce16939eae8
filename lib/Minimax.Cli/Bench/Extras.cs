using System.Diagnostics;
using Minimax.Cli.Verbs;
using Minimax.Data;
using Minimax.Notebooks.Jupyter;

namespace Minimax.Cli.Bench;

/// <summary>What <c>bench</c> measures besides races.</summary>
internal sealed class Extras(Race race, int rounds)
{
    private const int Cells = 150;      // a long session
    private static readonly int[] Milestones = [100, 1000, 2000]; // steps, after the first of which nothing should grow any more

    /// <summary>From the start of a process to the end of its first DCGAN step, on a warm file cache.</summary>
    public IReadOnlyList<BenchRow> Start(CancellationToken stop)
    {
        var times = race.Everyone(TrainingSteps.Dcgan).Select(program => (program.Name, program.Start, Rounds: new List<double>())).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, start, taken) in times)
            {
                using var process = BenchProcess.Start(name, start, stop);
                taken.Add(process.FirstStep.TotalMilliseconds);
            }
        }

        return [.. times.Select((t, i) => new BenchRow("start to first step", t.Name, Statistics.Median(t.Rounds))
        {
            Rounds = t.Rounds,
            Ratio = i == 0 ? null : Statistics.Median(times[0].Rounds.Zip(t.Rounds, (a, b) => a / b)),
        })];
    }

    /// <summary>The memory that a process holds early, in the middle and at the end of a long training.</summary>
    public IReadOnlyList<BenchRow> Memory(CancellationToken stop)
    {
        List<BenchRow> rows = [];
        foreach (var (name, start) in race.Everyone(TrainingSteps.Gan))
        {
            using var process = BenchProcess.Start(name, start, stop);
            process.WarmUp();
            var (done, held) = (0, new List<string>());
            foreach (var steps in Milestones)
            {
                process.Measure(steps - done);
                held.Add($"{process.Memory:F0} MiB after {steps:N0} steps");
                done = steps;
            }

            rows.Add(new BenchRow($"gan, {done:N0} steps", name, process.Rounds[^1]) { Peak = process.PeakMemory, Note = string.Join(", ", held) });
        }

        return rows;
    }

    /// <summary>A notebook kernel, as a front end sees it.</summary>
    public async Task<IReadOnlyList<BenchRow>> KernelAsync(CancellationToken stop)
    {
        var found = new List<KernelMeasurement>();
        for (var round = 0; round < rounds; round++) found.Add(await KernelBench.MeasureAsync(KernelVerb.StartCommand, Cells, stop));
        return [Row("ready", k => k.Ready, k => k.IdleMegabytes), Row("first cell", k => k.FirstCell), Row("a later cell", k => k.TrivialCell, k => k.PeakMegabytes)];

        BenchRow Row(string what, Func<KernelMeasurement, TimeSpan> time, Func<KernelMeasurement, double>? memory = null)
        {
            double[] times = [.. found.Select(k => time(k).TotalMilliseconds)];
            return new BenchRow($"kernel: {what}", "Minimax", Statistics.Median(times)) { Rounds = times, Peak = memory is null ? null : found.Max(memory) };
        }
    }

    /// <summary>CIFAR-10, both splits, from its archive to two sets in memory.</summary>
    public static async Task<IReadOnlyList<BenchRow>> ArchiveAsync(CancellationToken stop)
    {
        await DataSets.Cifar10.FetchAsync(cancellation: stop);
        var watch = Stopwatch.StartNew();
        var (train, test) = await DataSets.Cifar10.LoadAsync(cancellation: stop);
        watch.Stop();
        train.Dispose();
        test.Dispose();
        return [new BenchRow("data: CIFAR-10", "Minimax", watch.Elapsed.TotalMilliseconds)];
    }
}
