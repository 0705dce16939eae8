#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Each trick of notebook 04 alone against none, on two games of points in the plane, with three seeds: a calm game, which the trick
// must not spoil, and a restless one (Adam with β1 = 0.9), which it should calm.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/04-tricks.cs            all of them: some ten minutes on one quiet core
//     OMP_NUM_THREADS=1 dotnet run long-runs/04-tricks.cs pool       those whose name contains this
//
// Stop it whenever you like: rows that the table beside this file has already are not measured again. Notebook 04 shows it.
using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Steps = 600, Batch = 128, Latent = 2, Width = 128, References = 64;
const double Rate = 2e-3;               // Adam's, of both players
const int Looks = 5;                    // over the second half of the run: a restless game is somewhere else at each

set_num_threads(1);
var ring = GaussianMixture.Ring(modes: 8, radius: 2, sigma: 0.1);
var table = LongRun.Open("04-tricks", "trick", "game", "seed", "modes", "near", "missed", "seconds");

var tricks = new Dictionary<string, Setting>
{
    ["none"] = new(),
    ["saturating cost"] = new() { Game = _ => new MinimaxGame() },
    ["uniform latents"] = new() { Prior = new UniformPrior(Latent) },
    ["batch norm in G"] = new() { G = () => Sequential(Linear(Latent, Width), BatchNorm1d(Width), ReLU(), Linear(Width, Width), BatchNorm1d(Width), ReLU(), Linear(Width, 2)) },
    ["virtual batch norm in G"] = new() { G = () => new WithReference(Sequential(Linear(Latent, Width), new VirtualBatchNorm(Width, References), ReLU(), Linear(Width, Width), new VirtualBatchNorm(Width, References), ReLU(), Linear(Width, 2)), randn(References, Latent)) },
    ["dropout in G"] = new() { G = () => Sequential(Linear(Latent, Width), ReLU(), Dropout(0.5), Linear(Width, Width), ReLU(), Dropout(0.5), Linear(Width, 2)) },
    ["LeakyReLU in G"] = new() { G = () => Sequential(Linear(Latent, Width), LeakyReLU(0.2), Linear(Width, Width), LeakyReLU(0.2), Linear(Width, 2)) },
    ["ReLU in D"] = new() { D = () => Sequential(Linear(2, Width), ReLU(), Linear(Width, Width), ReLU(), Linear(Width, 1), Flatten(0)) },
    ["batch norm in D"] = new() { D = NormalisedD },
    ["batch norm in D over both"] = new() { D = NormalisedD, Game = d => new OneBatch(d) },
    ["one-sided smoothing"] = new() { Game = _ => new SmoothedLabels(0.9, 0) },
    ["two-sided smoothing"] = new() { Game = _ => new SmoothedLabels(0.9, 0.1) },
    ["noisy labels"] = new() { Game = _ => new NoisyLabels(0.1) },
    ["five steps of D"] = new() { K = 5 },
    ["SGD for D"] = new() { Descends = d => optim.SGD(d.parameters(), 0.1) },
    ["minibatch discrimination"] = new() { D = () => new PlaneNets.Discriminator(Width, compares: true) },
    ["minibatch deviation"] = new() { D = () => Sequential(Linear(2, Width), LeakyReLU(0.2), Linear(Width, Width), LeakyReLU(0.2), Unflatten(1, [Width, 1, 1]), new MinibatchStd(), Flatten(1), Linear(Width + 1, 1), Flatten(0)) },
    ["feature matching"] = new() { Game = _ => new FeatureMatching(new NonSaturating()) },
    ["historical averaging"] = new() { History = 0.01 },
    ["history buffer"] = new() { Pool = 4 * Batch },
    ["decaying input noise"] = new() { Noise = 0.5 },
    ["zero-centred penalty"] = new() { Penalty = new ZeroCentredPenalty(gamma: 1) },
    ["averaged weights of G"] = new() { Average = 0.99 },
};

foreach (var (name, setting) in tricks.Where(trick => args.Length == 0 || trick.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
{
    foreach (var (game, momentum) in new[] { ("calm", 0.5), ("restless", 0.9) })
    {
        for (var seed = 0; seed < 3; seed++)
        {
            if (table.Has(name, game, seed)) continue;
            var (modes, near, missed, seconds) = Play(setting, momentum, seed);
            table.Add(keys: 3, name, game, seed, Math.Round(modes, 2), Math.Round(near, 4), Math.Round(missed, 4), Math.Round(seconds, 1));
            Console.WriteLine($"{name}, {game}, seed {seed}: {modes:F1} modes, {near:P0} near, {missed:P0} missed, {seconds:F1} s");
        }
    }
}

(double Modes, double Near, double Missed, double Seconds) Play(Setting s, double momentum, int seed)
{
    manual_seed(seed);
    var noise = new GaussianNoise(s.Noise);
    var (g, d) = (s.G(), s.D());
    var judge = s.Noise > 0 ? Sequential(noise, d) : d;
    var adams = (new FusedAdam(g.parameters(), Rate, momentum), s.Descends?.Invoke(d) ?? new FusedAdam(d.parameters(), Rate, momentum));
    var play = new GanStep(g, judge, s.Game(judge), s.Prior, adams)
    {
        K = s.K,
        Penalty = s.Penalty,
        Pool = s.Pool > 0 ? new ImagePool(s.Pool, [2]) : null,
        History = s.History > 0 ? (new HistoricalAveraging(g, s.History), new HistoricalAveraging(d, s.History)) : null,
    };
    var average = s.G();
    IStep<Tensor> step = s.Average > 0 ? new Ema<Tensor>(play, g, average, s.Average) : play;
    var shown = s.Average > 0 ? average : g;
    var looks = new List<(double Modes, double Near, double Missed)>();
    var clock = Stopwatch.StartNew();
    new TrainingLoop<Tensor>(step, i => ring.Sample(s.K * Batch, (ulong)seed, i))
    {
        Steps = Steps,
        Seed = seed,
        Schedule = i => noise.Std = s.Noise * Math.Max(0, 1 - (2.0 * i / Steps)), // gone after half of the run
        SampleEvery = Steps / (2 * Looks),
        Sample = done =>
        {
            if (done <= Steps / 2) return;
            var samples = Samples.Of(shown, s.Prior.Draw(2000));
            var coverage = ModeCoverage.Of(ring, samples);
            looks.Add((coverage.Covered, coverage.Near, SampleSigns.Of(samples[..500], ring.Sample(500, 99)).Missed));
        },
    }.Run();
    return (looks.Average(l => l.Modes), looks.Average(l => l.Near), looks.Average(l => l.Missed), clock.Elapsed.TotalSeconds);
}

static Module<Tensor, Tensor> NormalisedD() =>
    Sequential(Linear(2, Width), LeakyReLU(0.2), Linear(Width, Width), BatchNorm1d(Width), LeakyReLU(0.2), Linear(Width, 1), Flatten(0));

internal sealed record Setting
{
    public Func<Module<Tensor, Tensor>> G { get; init; } = () => new PlaneNets.Generator(2, 128, normalise: false);
    public Func<Module<Tensor, Tensor>> D { get; init; } = () => new PlaneNets.Discriminator(128);
    public Func<Module<Tensor, Tensor>, IGame> Game { get; init; } = _ => new NonSaturating();
    public Func<Module, OptimizerHelper>? Descends { get; init; }
    public IPrior Prior { get; init; } = new NormalPrior(2);
    public IPenalty? Penalty { get; init; }
    public int K { get; init; } = 1;
    public int Pool { get; init; }
    public double History { get; init; }
    public double Noise { get; init; }
    public double Average { get; init; }
}

/// <summary>The non-saturating game, where data and samples go through D in one batch: what ganhacks' item 4 warns of.</summary>
internal sealed class OneBatch(Module<Tensor, Tensor> d) : IGame
{
    private static readonly NonSaturating Game = new();

    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        var scores = d.call(cat([real.Examples, fake.Examples])).chunk(2);
        return Game.DiscriminatorAscends(scores[0], scores[1]);
    }

    public Tensor GeneratorDescends(Judged real, Judged fake) => Game.GeneratorDescends(d.call(cat([real.Examples, fake.Examples])).chunk(2)[1]);

    public Tensor Activation(Tensor scores) => scores.sigmoid();
}
