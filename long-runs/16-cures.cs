#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// The course's cures of mode collapse side by side, on the two games of points in the plane in which a slow D lets the plain GAN collapse:
// a ring of 8 modes and a grid of 25. Each with three seeds; unrolled GAN with five.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/16-cures.cs            all of them: some twenty minutes on one quiet core
//     OMP_NUM_THREADS=1 dotnet run long-runs/16-cures.cs unrolled   those whose name contains this
//
// Stop it whenever you like: rows that the table beside this file has already are not measured again. Notebook 16 shows it.
using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Steps = 300, Batch = 128, Latent = 2, Width = 128;
const double RateG = 2e-3, Momentum = 0.5;               // Adam's; D's 1e-4 (Setting) is a twentieth of G's, as in notebook 04's second failure
const double Ahead = 0.2;                                // η of the looked-ahead steps; at 1 they overshoot

set_num_threads(1);
var tasks = new Dictionary<string, GaussianMixture> { ["ring"] = GaussianMixture.Ring(8, 2, 0.1), ["grid"] = GaussianMixture.Grid(5, 1, 0.1) };
var table = LongRun.Open("16-cures", "cure", "task", "seed", "modes", "near", "divergence", "seconds");
var plain = new NonSaturating();

var cures = new Dictionary<string, Func<Setting>>
{
    ["none"] = () => new(),
    ["unrolled, K = 1"] = () => new() { Game = new Unrolled(plain, 1, Ahead) },
    ["unrolled, K = 5"] = () => new() { Game = new Unrolled(plain, 5, Ahead) },
    ["unrolled, K = 10"] = () => new() { Game = new Unrolled(plain, 10, Ahead) },
    ["unrolled, K = 10, answer not seen"] = () => new() { Game = new Unrolled(plain, 10, Ahead) { SeesReaction = false } },
    ["eight generators, named"] = () => Several(8, named: true),
    ["eight generators, not named"] = () => Several(8, named: false),
    ["five discriminators, mean"] = () => Panel(5, 0),
    ["five discriminators, largest"] = () => Panel(5, double.PositiveInfinity),
    ["ten steps of D"] = () => new() { K = 10 },
    ["D as quick as G"] = () => new() { RateD = RateG },
    ["SGD for D"] = () => new() { IsDPlain = true },
    ["feature matching"] = () => new() { Game = new FeatureMatching(plain) },
    ["historical averaging"] = () => new() { History = 0.01 },
    ["past samples for D"] = () => new() { Pool = 4 * Batch },
    ["one-sided smoothing"] = () => new() { Game = new SmoothedLabels(0.9, 0) },
    ["least squares"] = () => new() { Game = new LeastSquares() },
    ["WGAN-GP, five steps"] = () => new() { Game = new Wasserstein(), Penalty = new GradientPenalty(), K = 5 },
    ["spectral norm, hinge"] = () => new() { Game = new Hinge(), D = new ToyWgan.Critic(2, Width, 2, spectral: true) },
    ["zero-centred penalty"] = () => new() { Penalty = new ZeroCentredPenalty(gamma: 0.1) },
    ["relativistic pairing, penalty"] = () => new() { Game = new RelativisticPairing(), Penalty = new ZeroCentredPenalty(gamma: 0.1) },
    ["orthonormal tangents"] = Orthonormal,
    ["minibatch discrimination"] = () => new() { D = new PlaneNets.Discriminator(Width, compares: true) },
};

foreach (var (name, make) in cures.Where(cure => args.Length == 0 || cure.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
{
    foreach (var (task, data) in tasks)
    {
        if (task == "grid" && name.StartsWith("unrolled, K = 1", StringComparison.Ordinal)) continue; // on the grid, K = 5 stands for all
        for (var seed = 0; seed < (task == "ring" && (name == "none" || (name.StartsWith("unrolled", StringComparison.Ordinal) && !name.Contains("not seen"))) ? 5 : 3); seed++)
        {
            if (table.Has(name, task, seed)) continue;
            var (modes, seconds) = Play(make, data, seed);
            table.Add(keys: 3, name, task, seed, modes.Covered, Math.Round(modes.Near, 4), Math.Round(modes.Divergence, 4), Math.Round(seconds, 1));
            Console.WriteLine($"{name}, {task}, seed {seed}: {modes.Covered} modes, {modes.Near:P0} near, {modes.Divergence:F2} nats, {seconds:F1} s");
        }
    }
}

static (ModeCoverage Modes, double Seconds) Play(Func<Setting> make, GaussianMixture data, int seed)
{
    manual_seed(seed);
    var s = make();
    OptimizerHelper descends = s.IsDPlain ? optim.SGD(s.D.parameters(), 0.1) : new FusedAdam(s.D.parameters(), s.RateD, Momentum);
    var step = new GanStep(s.G, s.D, s.Game, s.Prior, (new FusedAdam(s.G.parameters(), RateG, Momentum), descends))
    {
        K = s.K,
        Penalty = s.Penalty,
        Pool = s.Pool > 0 ? new ImagePool(s.Pool, [2]) : null,
        History = s.History > 0 ? (new HistoricalAveraging(s.G, s.History), new HistoricalAveraging(s.D, s.History)) : null,
    };
    var clock = Stopwatch.StartNew();
    new TrainingLoop<Tensor>(step, i => s.Named(data.Sample(s.K * Batch, (ulong)seed, i))) { Steps = Steps, Seed = seed }.Run();
    var seconds = clock.Elapsed.TotalSeconds;
    return (ModeCoverage.Of(data, Samples.Of(s.G, s.Prior.Draw(5000)).narrow(1, 0, 2)), seconds);
}

static Setting Several(int count, bool named)
{
    var g = new GeneratorMixture([.. Enumerable.Range(0, count).Select(_ => new PlaneNets.Generator(Latent, Width / 2, normalise: false))]);
    var prior = new JoinedPrior(new NormalPrior(Latent), new CategoryPrior(count));
    return !named ? new() { G = g, Prior = prior } : new()
    {
        G = new WithLabel(g, count),
        D = new WithoutLabel(new PlaneNets.Classifier(count + 1, Width), 2),
        Game = new WhichGenerator(count),
        Prior = prior,
        Named = x => Labelled.Join(x, zeros(x.shape[0], count)),
    };
}

static Setting Panel(int count, double lambda) => new()
{
    D = new Panel([.. Enumerable.Range(0, count).Select(_ => new PlaneNets.Discriminator(Width))]),
    Game = new MultiAdversarial(new NonSaturating()) { Lambda = lambda },
};

static Setting Orthonormal()
{
    var s = new Setting();
    return s with { Game = new TangentGame(new NonSaturating(), s.G, Latent, x => randn(x.shape[0], Latent)) };
}

internal sealed record Setting
{
    public Module<Tensor, Tensor> G { get; init; } = new PlaneNets.Generator(2, 128, normalise: false);
    public Module<Tensor, Tensor> D { get; init; } = new PlaneNets.Discriminator(128);
    public IGame Game { get; init; } = new NonSaturating();
    public IPrior Prior { get; init; } = new NormalPrior(2);
    public IPenalty? Penalty { get; init; }
    public Func<Tensor, Tensor> Named { get; init; } = x => x; // data with an empty name, where samples have the name of their generator
    public bool IsDPlain { get; init; }                        // D ascends by plain SGD, not by Adam
    public double RateD { get; init; } = 1e-4;
    public int K { get; init; } = 1;
    public int Pool { get; init; }
    public double History { get; init; }
}
