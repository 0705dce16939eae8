#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Faces of 64×64 pixels in equal time: DCGAN's game and rates as in notebook 03, R3GAN's game between the same two networks, and the pair that grows of
// notebook 15, each for the same seconds of one core and with three seeds. Seconds are those of the processor: other work on the machine does not
// count, but slows a core that is shared with it, so play all of them in the same company. Drawing the data and judging do not count.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-faces.cs           all of them: some twenty minutes of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-faces.cs R3GAN     those whose name contains this
//
// Stop it whenever you like: a game whose last row is in the table beside this file is not played again. Notebook 22 shows it.
using Minimax.Layers;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Judged = 2000, Seeds = 3;
double[] stages = [60, 120];  // core-seconds after which it is judged
const long Phase = 50;        // steps, as in notebook 15: after 60 seconds the pair has nearly grown up, and has as many to settle

set_num_threads(1);
var table = LongRun.Open("22-faces", "model", "core-seconds", "seed", "steps", "distance", "total variation", "dropped", "rarest scene");
var referee = AvatarReferee.Open();
var data = referee.Judge(Avatars.Draw(Judged, seed: 2));
var faces = Avatars.Draw(20_000, seed: 1);
var flat = new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 4); // R1 and R2, now and then

var models = new Dictionary<string, Func<Cast>>
{
    ["DCGAN's game"] = () => Pair(new NonSaturating(), rate: 2e-4, momentum: 0.5, memory: 0.999, penalty: null),
    ["R3GAN's game"] = () => Pair(new RelativisticPairing(), rate: 1e-3, momentum: 0, memory: 0.99, flat),
    ["PG-GAN"] = Growing,
};

for (var seed = 0; seed < Seeds; seed++)
    foreach (var (name, make) in models.Where(m => args.Length == 0 || m.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
        if (!table.Has(name, stages[^1], seed)) Play(name, make, seed);

void Play(string name, Func<Cast> make, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (step, average, latent, batch, growth) = make();
    var batches = new ShuffledBatches(faces, batch, (ulong)seed);
    var (due, before, stop) = (0.0, 0.0, new CancellationTokenSource());
    var loop = new TrainingLoop<Tensor>(step, i => growth?.Shown(batches[i].Images) ?? batches[i].Images)
    {
        Steps = 1_000_000,
        Seed = seed,
        Schedule = i => growth?.Follow(i, Phase),
        ReportEvery = 5,
        Report = _ => { if (LongRun.CoreSeconds >= due) stop.Cancel(); },
    };
    foreach (var stage in stages)
    {
        (due, stop) = (LongRun.CoreSeconds + stage - before, new CancellationTokenSource());
        try
        {
            loop.Run(stop.Token);
        }
        catch (OperationCanceledException)
        {
            before = stage;
        }

        Judge(name, seed, stage, loop.StepsDone, average, latent);
    }
}

Cast Pair(IGame game, double rate, double momentum, double memory, IPenalty? penalty)
{
    var (g, d, average) = (new AvatarGan.Generator(), new AvatarGan.Discriminator(), new AvatarGan.Generator());
    FusedAdam Adam(nn.Module player) => new(player.parameters(), rate, momentum, memory);
    var step = new GanStep(g, d, game, new NormalPrior(g.Latent), (Adam(g), Adam(d))) { ReuseSamples = true, Penalty = penalty };
    return new(new Ema<Tensor>(step, g, average, decay: 0.995), average, g.Latent, Batch: 32, Growth: null);
}

Cast Growing() // notebook 15's, with a stage more
{
    const int Latent = 32, Width = 8;
    var growth = new Growth(5); // 4, 8, 16, 32, 64 pixels
    GrowingGan.Generator Painter() => new(growth, Latent, Width);
    var (g, d, average) = (Painter(), new GrowingGan.Discriminator(growth, Width), Painter());
    FusedAdam Adam(nn.Module player) => new(player.parameters(), 5e-3, 0, 0.99);
    var step = new GanStep(g, d, new RelativisticPairing(), new NormalPrior(Latent), (Adam(g), Adam(d))) { ReuseSamples = true, Penalty = flat };
    return new(new Ema<Tensor>(step, g, average, decay: 0.98), average, Latent, Batch: 16, growth);
}

void Judge(string name, int seed, double seconds, long steps, Network g, int latent)
{
    using var scope = NewDisposeScope();
    manual_seed(1000 + seed);
    var pictures = Samples.Of(g, randn(Judged, latent)).clamp(-1, 1);
    while (pictures.shape[3] < AvatarNet.Size) pictures = Growth.Up(pictures); // a pair that has not grown up is judged as large as it is
    var made = referee.Judge(pictures);
    var histograms = made.Beside(data);
    var scene = histograms.Single(h => h.Name == "scene");
    var row = table.Add(keys: 3, name, seconds, seed, steps, Math.Round(made.DistanceTo(data), 2), Math.Round(histograms.Average(h => h.TotalVariation), 4),
        histograms.Sum(h => h.Dropped.Count), Math.Round(scene.Samples.Zip(scene.Data, (s, x) => s / x).Min(), 3));
    Console.WriteLine(string.Join(", ", row));
}

internal sealed record Cast(IStep<Tensor> Step, Network Average, int Latent, int Batch, Growth? Growth);
