using Spectre.Console;
using TorchSharp;

namespace Minimax.Cli.Bench;

/// <summary>What <c>bench</c> can measure, by name, and the table of it.</summary>
internal sealed class BenchCommand
{
    private const double Quiet = 0.1; // of the processors: what a system does on its own

    private readonly IAnsiConsole console;
    private readonly int rounds;
    private readonly int threads;
    private readonly string device;
    private readonly Race race;
    private readonly Extras extras;
    private readonly List<BenchRow> rows = [];
    private double? speed; // of matrix products, in operations a millisecond

    /// <param name="console">Where the table goes.</param>
    /// <param name="rounds">Turns that everybody gets.</param>
    /// <param name="threads">Of each program.</param>
    /// <param name="device">Where the tensors are: <c>cpu</c> or <c>cuda</c>.</param>
    public BenchCommand(IAnsiConsole console, int rounds, int threads, string device)
    {
        (this.console, this.rounds, this.threads, this.device) = (console, rounds, threads, device);
        race = new Race(console, rounds, threads, device);
        extras = new Extras(race, rounds);
    }

    /// <summary>Everything that is raced, and so everything that a process of its own can do.</summary>
    public static IReadOnlyList<Workload> Workloads { get; } = [.. TrainingSteps.All, .. TutorialSteps.All, Basics.Operator, Basics.MatrixProduct, Loading.Batches, Loading.Jpeg];

    /// <summary>What the command line may ask for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. TrainingSteps.All.Select(w => w.Name), "op", "start", "memory", "kernel", "data"];

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<BenchRow> Rows => rows;

    /// <summary>Measures one thing.</summary>
    public async Task RunAsync(string name, CancellationToken stop) => rows.AddRange(name switch
    {
        "op" => race.Run(Basics.Operator, stop),
        "start" => extras.Start(stop),
        "memory" => extras.Memory(stop),
        "kernel" => await extras.KernelAsync(stop),
        "data" => [.. race.Run(Loading.Batches, stop), .. race.Run(Loading.Jpeg, stop), .. await Extras.ArchiveAsync(stop)],
        _ => WithFloor(TrainingSteps.All.Single(w => w.Name == name), stop),
    });

    /// <summary>The table, and what it rests on.</summary>
    public void Write()
    {
        BenchTable.Write(console, rows);
        console.WriteLine($"Medians of {rounds} alternating rounds, {threads} threads, {device}, {Machine.Processor()} with {Environment.ProcessorCount} processors.");
        if (OnGpu) console.WriteLine($"{Machine.Gpu()}. Memory is the host's.");
        if (rows.Max(r => r.Disturbance) is { } share)
            console.WriteLine($"Other work had at most {share:P0} of the processors while something was raced{(share > Quiet ? ": these times say little. Close other programs and try again" : "")}.");
        if (speed is { } found) console.WriteLine($"The floor is the time that a step's operations take at {found / 1e6:F0} GFLOP/s, the best matrix product of this run.");
    }

    /// <summary>What a file of these results should say.</summary>
    public object Record() => new
    {
        processor = Machine.Processor(),
        processors = Environment.ProcessorCount,
        threads,
        rounds,
        device,
        gpu = OnGpu ? Machine.Gpu() : null,
        gigaflops = speed / 1e6,
        rows,
    };

    private bool OnGpu => device != "cpu";

    private IEnumerable<BenchRow> WithFloor(Workload step, CancellationToken stop)
    {
        if (OnGpu) return race.Run(step, stop); // which these steps do not fill: they wait for launches, and convolutions take TF32
        speed ??= MeasureSpeed(stop);
        var floor = step.Prepare(torch.device(device)).Operations!() / speed;
        return race.Run(step, stop).Select(row => row with { Floor = floor });
    }

    private double MeasureSpeed(CancellationToken stop)
    {
        var products = race.Run(Basics.MatrixProduct, stop);
        rows.AddRange(products);
        return Basics.MatrixOperations / products.SelectMany(p => p.Rounds).Min();
    }
}
