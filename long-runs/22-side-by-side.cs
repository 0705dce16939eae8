#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// A GAN, a VAE and a diffusion model on the same digits of 14×14 and for the same seconds of one core, and the diffusion model distilled to a single
// step in some seconds more. Three seeds each. Seconds are those of the processor: other work on the machine does not count, but slows a core.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-side-by-side.cs         all of them: some six minutes of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-side-by-side.cs 0       the first seed alone
//
// Stop it whenever you like: rows that the table beside this file has already are not measured again. Notebook 22 shows it.
using static TorchSharp.torch.nn;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const double Seconds = 25, More = 20; // of a core: each model, and the distillation on top
const int Judged = 3000, Latent = 64, Width = 256;

var (train, test) = await DataSets.MnistOrGlyphsAsync(Console.WriteLine);
var (digits, unseen) = (Halved(train), Halved(test));
set_num_threads(1);
var referee = Referee.Train(digits, steps: 400);
Console.WriteLine($"The referee is wrong on {referee.Judge(unseen).Error(unseen.Labels):P1}.");
var real = referee.Judge(ImageSet.Scale(unseen.Take(Judged).Images, PixelRange.Signed));
var table = LongRun.Open("22-side-by-side", "model", "seed", "seconds", "steps", "distance", "precision", "recall", "coverage", "milliseconds");
var schedule = new NoiseSchedule();

for (var seed = 0; seed < 3; seed++)
{
    if (args.Length > 0 && args[0] != $"{seed}") continue;
    if (!table.Has("GAN", seed)) Judge("GAN", seed, Gan(seed));
    if (!table.Has("VAE", seed)) Judge("VAE", seed, Vae(seed));
    if (table.Has("distilled, 1 step", seed)) continue;
    var (teacher, made) = Diffusion(seed);
    Judge("diffusion, 50 steps", seed, (Painter(teacher, 50), made));
    Judge("diffusion, 1 step", seed, (Painter(teacher, 1), made));
    Judge("distilled, 1 step", seed, Student(seed, teacher), Seconds + More);
}

(Network, long) Gan(int seed)
{
    manual_seed(seed);
    DenseGan.Generator New() => new(channels: 1, latent: Latent, width: Width);
    var (g, average, d) = (New(), New(), new DenseGan.Discriminator(channels: 1, width: Width));
    var step = new GanStep(g, d, new RelativisticPairing(), new NormalPrior(Latent), (Adam(g, 0.5), Adam(d, 0.5)))
    {
        ReuseSamples = true,
        Penalty = new ZeroCentredPenalty(gamma: 0.1),
    };
    return (average, Train(new Ema<Tensor>(step, g, average, decay: 0.99), Pictures(seed), Seconds, seed));
}

(Network, long) Vae(int seed)
{
    const int Code = 16;
    manual_seed(seed);
    var e = Sequential(Flatten(), Linear(196, Width), LeakyReLU(0.2), Linear(Width, Width), LeakyReLU(0.2), Linear(Width, 2 * Code));
    var g = new DenseGan.Generator(channels: 1, latent: Code, width: Width);
    var optimizer = new FusedAdam(e.parameters().Concat(g.parameters()), 1e-3, 0.9);
    var step = new AutoencoderStep(e, g, Coded, optimizer) { Lambda = 0.1 }; // 2σ²: pixels vary by 0.05 around what G paints
    return (g, Train(step, Pictures(seed), Seconds, seed));

    (Tensor, Tensor) Coded(Tensor said) => GaussianCode.Of(said) is var code ? (code.Draw(), code.Divergence()) : default;
}

(Denoiser, long) Diffusion(int seed)
{
    manual_seed(seed);
    var (denoiser, average) = (new Denoiser(), new Denoiser());
    var step = new RegressionStep(denoiser, (v, truth) => functional.mse_loss(v, truth), new FusedAdam(denoiser.parameters(), 2e-3, 0.9));
    var pictures = Pictures(seed, batch: 128);
    return (average, Train(new Ema<(Tensor, Tensor)>(step, denoiser, average, decay: 0.995), i => schedule.Task(pictures(i)), Seconds, seed));
}

(Network, long) Student(int seed, Denoiser teacher)
{
    manual_seed(seed);
    var (g, average, d) = (Painter(new Denoiser(), 1), Painter(new Denoiser(), 1), new DenseGan.Discriminator(DenseGan.Make.PlainD, channels: 1, width: 128));
    g.load_state_dict(Painter(teacher, 1).state_dict());
    var game = new GeneratorPays(new RelativisticPairing(), Painter(teacher, 50).Objection) { Weight = 2.5 };
    var step = new GanStep(g, d, game, new NormalPrior(196), (new FusedAdam(g.parameters(), 5e-4, 0.5), Adam(d, 0.5)))
    {
        ReuseSamples = true,
        Penalty = new ZeroCentredPenalty(gamma: 0.1),
    };
    return (average, Train(new Ema<Tensor>(step, g, average, decay: 0.99), Pictures(seed), More, seed));
}

Ddim Painter(Denoiser denoiser, int steps) => new(denoiser, schedule, steps, 1, 14, 14);

FusedAdam Adam(Module player, double beta) => new(player.parameters(), 1e-3, beta);

Func<long, Tensor> Pictures(int seed, int batch = 64) => new ShuffledBatches(digits, batch, (ulong)seed) is var batches ? i => batches[i].Images : null!;

long Train<TBatch>(IStep<TBatch> step, Func<long, TBatch> data, double seconds, int seed)
{
    using var stop = new CancellationTokenSource();
    var start = LongRun.CoreSeconds;
    var loop = new TrainingLoop<TBatch>(step, data) { Steps = 1_000_000, Seed = seed, ReportEvery = 10, Report = _ => { if (LongRun.CoreSeconds - start >= seconds) stop.Cancel(); } };
    try
    {
        loop.Run(stop.Token);
    }
    catch (OperationCanceledException)
    {
    }

    return loop.StepsDone;
}

void Judge(string model, int seed, (Network G, long Steps) trained, double seconds = Seconds)
{
    using var scope = NewDisposeScope();
    manual_seed(1000 + seed);
    var latents = randn(Judged, model switch { "GAN" => Latent, "VAE" => 16, _ => 196 });
    var start = LongRun.CoreSeconds;
    var samples = Samples.Of(trained.G, latents).clamp(-1, 1);
    var milliseconds = 1000 * (LongRun.CoreSeconds - start) / Judged;
    var seen = referee.Judge(samples);
    var (distance, reached) = (seen.DistanceTo(real), PrecisionRecall.Of(real.Features, seen.Features));
    table.Add(keys: 2, model, seed, seconds, trained.Steps, Math.Round(distance, 2), Math.Round(reached.Precision, 3), Math.Round(reached.Recall, 3),
        Math.Round(reached.Coverage, 3), Math.Round(milliseconds, 4));
    Console.WriteLine($"{model}, seed {seed}: {trained.Steps} steps, distance {distance:F1}, {reached}, {milliseconds:F3} ms");
}

static ImageSet Halved(ImageSet set)
{
    using var scope = NewDisposeScope();
    var small = cat([.. set.Images.split(1000).Select(some => nn.functional.avg_pool2d(some.to_type(ScalarType.Float32), 2).round().to_type(ScalarType.Byte))]);
    return new ImageSet($"{set.Name}, halved", small.MoveToOuterDisposeScope(), set.Labels, set.Classes);
}
