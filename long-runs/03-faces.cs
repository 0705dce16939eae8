#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Faces of 64×64 pixels for notebook 03: two networks play by the paper's game and rates, and then with one change after another, with three
// seeds, and are judged on the way.
//
//     dotnet run long-runs/03-faces.cs                 all of them: half an hour on a GPU, two hours on two quiet cores
//     dotnet run long-runs/03-faces.cs relativistic    those whose name contains this
//
// Stop it whenever you like: a game whose rows are in the table beside this file is not played again. Notebook 03 shows it.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 32, Judged = 4000;
const int Seeds = 3;
long[] stages = [750, 1500, 3000]; // steps after which it is judged

var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("03-faces", "recipe", "seed", "steps", "distance", "total variation", "dropped", "rarest scene", "D on data less D on samples", "seconds", "device");
var referee = AvatarReferee.Open();
var data = referee.Judge(Avatars.Draw(Judged, seed: 2));
var prior = new NormalPrior(64);

Recipe paper = new(new NonSaturating(), Rate: 2e-4, Momentum: 0.5, Gamma: 0);
var faster = paper with { Rate = 1e-3, Momentum = 0 };
var flat = faster with { Gamma = 1 };
var recipes = new Dictionary<string, Recipe>
{
    ["the paper's game and rates"] = paper,
    ["and faster rates, no momentum"] = faster,
    ["and a D that is flat at rest"] = flat,
    ["and the relativistic game"] = flat with { Game = new RelativisticPairing() },
};

for (var seed = 0; seed < Seeds; seed++)
    foreach (var (name, recipe) in recipes.Where(r => args.Length == 0 || r.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
        if (!table.Has(name, seed, stages[^1])) Play(name, recipe, seed);

void Play(string name, Recipe recipe, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (g, d, average) = (Placed(new AvatarGan.Generator()), Placed(new AvatarGan.Discriminator()), Placed(new AvatarGan.Generator()));
    FusedAdam Adam(nn.Module player) => new(player.parameters(), recipe.Rate, recipe.Momentum, recipe.Momentum == 0 ? 0.99 : 0.999);
    var game = new GanStep(g, d, recipe.Game, prior, (Adam(g), Adam(d)))
    {
        ReuseSamples = true,
        Penalty = recipe.Gamma > 0 ? new LazyPenalty(new ZeroCentredPenalty(recipe.Gamma), oneIn: 4) : null,
    };
    var (step, clock, done) = (new Ema<Tensor>(game, g, average, decay: 0.995), new Stopwatch(), 0L);
    foreach (var stage in stages)
    {
        clock.Start();
        var begun = done;
        new TrainingLoop<Tensor>(step, i => Faces(Batch, 1_000_000 * (seed + 1) + begun + i)) { Steps = stage - done, Seed = seed + begun }.Run();
        (done, _) = (stage, average.parameters().First().sum().item<float>()); // a GPU's work is over when its result is there
        clock.Stop();
        Judge(stage, clock.Elapsed.TotalSeconds);
    }

    void Judge(long steps, double seconds)
    {
        using var judging = NewDisposeScope();
        var pictures = Samples.Of(average, prior.Draw(Judged, run.Device));
        var made = referee.Judge(pictures);
        var histograms = made.Beside(data);
        var scene = histograms.Single(h => h.Name == "scene");
        var (onData, onSamples) = (Mean(Evaluation.Of(d, d.call, Faces(512, 3), Batch)), Mean(Evaluation.Of(d, d.call, pictures[..512], Batch)));
        var row = table.Add(keys: 3, name, seed, steps, Math.Round(made.DistanceTo(data), 2), Math.Round(histograms.Average(h => h.TotalVariation), 4),
            histograms.Sum(h => h.Dropped.Count), Math.Round(scene.Samples.Zip(scene.Data, (s, x) => s / x).Min(), 3), Math.Round(onData - onSamples, 2),
            Math.Round(seconds), run.Hardware);
        Console.WriteLine(string.Join(", ", row));
    }
}

T Placed<T>(T network) where T : nn.Module
{
    network.to(run.Device);
    return network;
}

Tensor Faces(int count, long seed)
{
    using var set = Avatars.Draw(count, (ulong)seed); // nobody is seen twice
    return ImageSet.Scale(set.Images, PixelRange.Signed).to(run.Device);
}

static double Mean(Tensor scores) => scores.mean().item<float>();

internal sealed record Recipe(IGame Game, double Rate, double Momentum, double Gamma);
