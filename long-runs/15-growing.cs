#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// PG-GAN on avatars of 32×32 pixels: growing, and at its full size from the start; then growing with one of its inventions less, and with the
// paper's own game. Three seeds each, judged on the way by the paper's metric, the sliced Wasserstein distance of patches, times 1,000. Seconds
// are those of the processor: other work on the machine does not count, but slows a core that is shared with it.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/15-growing.cs           all of them: some fifty minutes of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/15-growing.cs growing   those whose name contains this
//
// Stop it whenever you like: a game whose last row is in the table beside this file is not played again. Notebook 15 shows it.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Latent = 32, Width = 8, Batch = 16, Judged = 1000; // those of notebook 15's quick budget
const long Phase = 100;                                      // twice the notebook's
long[] stages = [600, 800, 1000];                            // steps after which it is judged: as 32 pixels have come, half-way and at the end

set_num_threads(1);
var table = LongRun.Open("15-growing", "recipe", "seed", "steps", "32 pixels", "16 pixels", "8 pixels", "core-seconds");
var faces = Avatars.Draw(4000, seed: 1, size: 32);
var truth = ImageSet.Scale(faces.Take(Judged).Images, PixelRange.Signed);

Recipe paper = new();
var recipes = new Dictionary<string, Recipe>
{
    ["growing"] = paper,
    ["32 pixels from the start"] = paper with { Grows = false },
    ["no equalised rate"] = paper with { IsEqualised = false },
    ["no pixel norm"] = paper with { IsNormalised = false },
    ["no minibatch deviation"] = paper with { Group = 1 },
    ["WGAN-GP"] = paper with { IsWasserstein = true },
};

if (!table.Has("other real avatars")) Note("other real avatars", 0, 0, ImageSet.Scale(Avatars.Draw(Judged, seed: 2, size: 32).Images, PixelRange.Signed), 0);
for (var seed = 0; seed < 3; seed++)
{
    foreach (var (name, recipe) in recipes.Where(one => args.Length == 0 || one.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
        if (!table.Has(name, seed, stages[^1])) Play(name, recipe, seed);
}

void Play(string name, Recipe recipe, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var growth = new Growth(4);
    growth.To(recipe.Grows ? 0 : 3);
    GrowingGan.Generator Painter() => Made(new GrowingGan.Generator(growth, Latent, Width, recipe.IsNormalised));
    var (g, average, d) = (Painter(), Painter(), Made(new GrowingGan.Discriminator(growth, Width, recipe.Group)));
    FusedAdam Adam(nn.Module player) => new(player.parameters(), 5e-3, 0, 0.99); // the notebook's, whatever is taken away
    IGame game = recipe.IsWasserstein ? new Wasserstein() : new RelativisticPairing();
    IPenalty penalty = recipe.IsWasserstein ? new GradientPenalty() : new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 4);
    var duel = new GanStep(g, d, game, new NormalPrior(Latent), (Adam(g), Adam(d))) { Penalty = penalty, ReuseSamples = true };
    var step = new Ema<Tensor>(duel, g, average, 0.98);
    using var batches = new ShuffledBatches(faces, Batch, (ulong)seed);
    var (done, spent) = (0L, 0.0);
    foreach (var stage in stages)
    {
        var (from, start) = (done, LongRun.CoreSeconds);
        new TrainingLoop<Tensor>(step, i => growth.Shown(batches[from + i].Images))
        {
            Steps = stage - from,
            Seed = seed + from,
            Schedule = i => { if (recipe.Grows) growth.Follow(from + i, Phase); },
        }.Run();
        (done, spent) = (stage, spent + LongRun.CoreSeconds - start);
        manual_seed(1000 + seed);
        var latents = randn(Judged, Latent);
        Note(name, seed, stage, Samples.Of(average, latents), spent);
        if (stage == stages[^1] && recipe == paper) Note("no average of G", seed, stage, Samples.Of(g, latents), spent);
    }

    TNetwork Made<TNetwork>(TNetwork network) where TNetwork : nn.Module
    {
        if (!recipe.IsEqualised)
            foreach (var layer in network.modules().OfType<EqualisedRate>()) layer.Absorb();
        return network;
    }
}

void Note(string name, int seed, long steps, Tensor pictures, double seconds)
{
    manual_seed(0);
    double[] away = [.. SlicedWasserstein.OfImages(pictures, truth, directions: 256).Select(one => Math.Round(1000 * one, 1))];
    table.Add(keys: 3, name, seed, steps, away[0], away[1], away[2], Math.Round(seconds));
    Console.WriteLine($"{name}, seed {seed}, {steps} steps: {string.Join(", ", away)}; {seconds:F0} core-seconds");
}

internal sealed record Recipe(bool Grows = true, bool IsEqualised = true, bool IsNormalised = true, int Group = 8, bool IsWasserstein = false);
