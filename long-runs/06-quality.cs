#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Does a critic's loss tell how good the samples are, and a discriminator's? Notebook 06's two games on digits, as it plays them with seed 0, with
// two seeds more: at twelve times of a run its own estimate of the distance to the data, and the referee's.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/06-quality.cs       both games: seven minutes on one quiet core
//
// Stop it whenever you like: a game whose rows are in the table beside this file is not played again. Notebook 06 shows it.
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 32, Width = 128, Judged = 500, Rounds = 6000, Looks = 12; // all of this is the notebook's
const double Rate = 5e-4;

set_num_threads(1);
var table = LongRun.Open("06-quality", "game", "seed", "round", "estimate", "distance", "core-seconds");
var (train, test) = await DataSets.MnistOrGlyphsAsync(Console.WriteLine);
var referee = Referee.Train(train, seed: 0, steps: 80); // one for all seeds: distances by two referees do not compare
var real = referee.Judge(test.Take(Judged));
var prior = new NormalPrior(100);

foreach (var seed in new[] { 1, 2 })
{
    if (!table.Has("WGAN-GP", seed, Rounds)) Play("WGAN-GP", seed, mean => mean("D(x)") - mean("D(G(z))"));
    if (!table.Has("GAN", seed, Rounds)) Play("GAN", seed, mean => (Math.Log(4) - mean("D loss")) / 2); // of the JSD, from below
}

void Play(string name, int seed, Func<Func<string, double>, double> estimate)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (g, d) = (new MlpGan.Generator(width: Width), Sequential(Flatten(), new ToyWgan.Critic(28 * 28, Width, 2)));
    var kept = prior.Draw(Judged);
    FusedAdam Adam(Module player, double momentum, double memory) => new(player.parameters(), Rate, momentum, memory);
    var step = name == "GAN"
        ? new GanStep(g, d, new NonSaturating(), prior, (Adam(g, 0.5, 0.999), Adam(d, 0.5, 0.999)))
        : new GanStep(g, d, new Wasserstein(), prior, (Adam(g, 0, 0.9), Adam(d, 0, 0.9))) { K = 5, Penalty = new GradientPenalty() };
    using var batches = new ShuffledBatches(train, Batch * step.K, (ulong)seed, PixelRange.Unit);
    var (since, before) = (new List<Progress>(), LongRun.CoreSeconds);
    new TrainingLoop<Tensor>(step, i => batches[i].Images) { Steps = Rounds, Seed = seed, ReportEvery = Rounds / Looks / 10, SampleEvery = Rounds / Looks, Report = since.Add, Sample = Look }.Run();

    void Look(long round)
    {
        using var looking = NewDisposeScope();
        if (round == 0) return;
        var distance = referee.Judge((Samples.Of(g, kept) * 2) - 1).DistanceTo(real); // it knows pixels in [-1, 1]
        var own = estimate(number => since.Average(progress => progress.Numbers.Single(one => one.Name == number).Value));
        since.Clear();
        var row = table.Add(keys: 3, name, seed, round, Math.Round(own, 5), Math.Round(distance, 1), Math.Round(LongRun.CoreSeconds - before, 1));
        Console.WriteLine(string.Join(", ", row));
    }
}
