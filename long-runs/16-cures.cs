#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// The course's cures of mode collapse side by side, on three tasks in which a slow D lets the plain GAN collapse: points in the plane, on a ring of
// 8 modes and on a grid of 25, and MNIST's digits, read by a referee. Each with three seeds; unrolled GAN on the ring with five.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/16-cures.cs            all of them: some forty minutes on one quiet core
//     OMP_NUM_THREADS=1 dotnet run long-runs/16-cures.cs unrolled   those whose name contains this
//     OMP_NUM_THREADS=1 dotnet run long-runs/16-cures.cs "" digits  all of them, on one task
//
// Stop it whenever you like: rows that the table beside this file has already are not measured again. Notebook 16 shows it.
using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 128;
const double RateG = 2e-3, Momentum = 0.5;               // Adam's; D's 1e-4 (Setting) is a twentieth of G's, as in notebook 04's second failure
const double Ahead = 0.2;                                // η of the looked-ahead steps; at 1 they overshoot

set_num_threads(1);
var tasks = new Dictionary<string, Benchmark>
{
    ["ring"] = Plane(GaussianMixture.Ring(8, 2, 0.1)),
    ["grid"] = Plane(GaussianMixture.Grid(5, 1, 0.1)),
    ["digits"] = await DigitsAsync(),
};
var table = LongRun.Open("16-cures", "cure", "task", "seed", "modes", "near", "divergence", "seconds");
var plain = new NonSaturating();

var cures = new Dictionary<string, Func<Benchmark, Setting>>
{
    ["none"] = task => new(task),
    ["unrolled, K = 1"] = task => new(task) { Game = new Unrolled(plain, 1, Ahead) },
    ["unrolled, K = 5"] = task => new(task) { Game = new Unrolled(plain, 5, Ahead) },
    ["unrolled, K = 10"] = task => new(task) { Game = new Unrolled(plain, 10, Ahead) },
    ["unrolled, K = 10, answer not seen"] = task => new(task) { Game = new Unrolled(plain, 10, Ahead) { SeesReaction = false } },
    ["eight generators, named"] = task => Several(task, 8, named: true),
    ["eight generators, not named"] = task => Several(task, 8, named: false),
    ["five discriminators, mean"] = task => Panel(task, 5, 0),
    ["five discriminators, largest"] = task => Panel(task, 5, double.PositiveInfinity),
    ["ten steps of D"] = task => new(task) { K = 10 },
    ["D as quick as G"] = task => new(task) { RateD = RateG },
    ["SGD for D"] = task => new(task) { IsDPlain = true },
    ["feature matching"] = task => new(task) { Game = new FeatureMatching(plain) },
    ["historical averaging"] = task => new(task) { History = 0.01 },
    ["past samples for D"] = task => new(task) { Pool = 4 * Batch },
    ["one-sided smoothing"] = task => new(task) { Game = new SmoothedLabels(0.9, 0) },
    ["least squares"] = task => new(task) { Game = new LeastSquares() },
    ["WGAN-GP, five steps"] = task => new(task) { Game = new Wasserstein(), Penalty = new GradientPenalty(), K = 5 },
    ["spectral norm, hinge"] = task => new(task) { Game = new Hinge(), D = new ToyWgan.Critic(task.Dimensions, task.Width, 2, spectral: true) },
    ["zero-centred penalty"] = task => new(task) { Penalty = new ZeroCentredPenalty(gamma: 0.1) },
    ["relativistic pairing, penalty"] = task => new(task) { Game = new RelativisticPairing(), Penalty = new ZeroCentredPenalty(gamma: 0.1) },
    ["orthonormal tangents"] = Orthonormal,
    ["minibatch discrimination"] = task => new(task) { D = task.Discriminator(compares: true) },
};

foreach (var (name, make) in cures.Where(cure => args.Length == 0 || cure.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
{
    foreach (var (task, benchmark) in tasks.Where(task => args.Length < 2 || task.Key == args[1]))
    {
        if (task != "ring" && name.StartsWith("unrolled, K = 1", StringComparison.Ordinal)) continue; // elsewhere, K = 5 stands for all
        for (var seed = 0; seed < (task == "ring" && (name == "none" || (name.StartsWith("unrolled", StringComparison.Ordinal) && !name.Contains("not seen"))) ? 5 : 3); seed++)
        {
            if (table.Has(name, task, seed)) continue;
            var (modes, seconds) = Play(make, benchmark, seed);
            table.Add(keys: 3, name, task, seed, modes.Covered, Math.Round(modes.Near, 4), Math.Round(modes.Divergence, 4), Math.Round(seconds, 1));
            Console.WriteLine($"{name}, {task}, seed {seed}: {modes.Covered} modes, {modes.Near:P0} near, {modes.Divergence:F2} nats, {seconds:F1} s");
        }
    }
}

static (ModeCoverage Modes, double Seconds) Play(Func<Benchmark, Setting> make, Benchmark task, int seed)
{
    manual_seed(seed);
    var s = make(task);
    OptimizerHelper descends = s.IsDPlain ? optim.SGD(s.D.parameters(), 0.1) : new FusedAdam(s.D.parameters(), s.RateD, Momentum);
    var step = new GanStep(s.G, s.D, s.Game, s.Prior, (new FusedAdam(s.G.parameters(), RateG, Momentum), descends))
    {
        K = s.K,
        Penalty = s.Penalty,
        Pool = s.Pool > 0 ? new ImagePool(s.Pool, [task.Dimensions]) : null,
        History = s.History > 0 ? (new HistoricalAveraging(s.G, s.History), new HistoricalAveraging(s.D, s.History)) : null,
    };
    var clock = Stopwatch.StartNew();
    var batches = task.Batches(s.K * Batch, (ulong)seed);
    new TrainingLoop<Tensor>(step, i => s.Named(batches(i))) { Steps = task.Steps, Seed = seed }.Run();
    var seconds = clock.Elapsed.TotalSeconds;
    return (task.Modes(Samples.Of(s.G, s.Prior.Draw(5000)).narrow(1, 0, task.Dimensions)), seconds);
}

static Setting Several(Benchmark task, int count, bool named)
{
    var g = new GeneratorMixture([.. Enumerable.Range(0, count).Select(_ => task.Generator(task.Width / 2))]);
    var prior = new JoinedPrior(new NormalPrior(task.Latent), new CategoryPrior(count));
    return !named ? new(task) { G = g, Prior = prior } : new(task)
    {
        G = new WithLabel(g, count),
        D = new WithoutLabel(new PlaneNets.Classifier(count + 1, task.Width, task.Dimensions), task.Dimensions),
        Game = new WhichGenerator(count),
        Prior = prior,
        Named = x => Labelled.Join(x, zeros(x.shape[0], count)),
    };
}

static Setting Panel(Benchmark task, int count, double lambda) => new(task)
{
    D = new Panel([.. Enumerable.Range(0, count).Select(_ => task.Discriminator())]),
    Game = new MultiAdversarial(new NonSaturating()) { Lambda = lambda },
};

static Setting Orthonormal(Benchmark task)
{
    var s = new Setting(task);
    return s with { Game = new TangentGame(new NonSaturating(), s.G, task.Latent, x => randn(x.shape[0], task.Latent)) };
}

static Benchmark Plane(GaussianMixture data) => new(Dimensions: 2, Latent: 2, Steps: 300)
{
    Batches = (size, seed) => step => data.Sample(size, seed, step),
    Modes = samples => ModeCoverage.Of(data, samples),
};

static async Task<Benchmark> DigitsAsync()
{
    var (known, unseen) = await DataSets.MnistOrGlyphsAsync(Console.WriteLine);
    var referee = Referee.Train(known);
    var due = referee.Judge(unseen);
    return new(Dimensions: 28 * 28, Latent: 16, Steps: 400)
    {
        Batches = (size, seed) =>
        {
            var batches = new ShuffledBatches(known, size, seed);
            return step => batches[step].Images.flatten(1);
        },
        Modes = samples => ModeCoverage.Of(due, referee.Judge(samples.reshape(-1, 1, 28, 28))),
    };
}

// A picture is a point of as many dimensions as it has pixels, so that the plane's networks serve for all.
internal sealed record Benchmark(int Dimensions, int Latent, int Steps)
{
    public int Width => 128;
    public required Func<int, ulong, Func<long, Tensor>> Batches { get; init; } // of a size, with a seed
    public required Func<Tensor, ModeCoverage> Modes { get; init; }

    public Module<Tensor, Tensor> Generator(int width) => Dimensions == 2 ? new PlaneNets.Generator(Latent, width, normalise: false)
        : Sequential(new PlaneNets.Generator(Latent, width, normalise: true, Dimensions), Tanh()); // a pixel lies in [-1, 1]

    public Module<Tensor, Tensor> Discriminator(bool compares = false) => new PlaneNets.Discriminator(Width, compares, Dimensions);
}

internal sealed record Setting(Benchmark Task)
{
    public Module<Tensor, Tensor> G { get; init; } = Task.Generator(Task.Width);
    public Module<Tensor, Tensor> D { get; init; } = Task.Discriminator();
    public IGame Game { get; init; } = new NonSaturating();
    public IPrior Prior { get; init; } = new NormalPrior(Task.Latent);
    public IPenalty? Penalty { get; init; }
    public Func<Tensor, Tensor> Named { get; init; } = x => x; // data with an empty name, where samples have the name of their generator
    public bool IsDPlain { get; init; }                        // D ascends by plain SGD, not by Adam
    public double RateD { get; init; } = 1e-4;
    public int K { get; init; } = 1;
    public int Pool { get; init; }
    public double History { get; init; }
}
