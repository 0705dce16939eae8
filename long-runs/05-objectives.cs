#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Nine objectives on MNIST, the same networks, optimiser, rate and batches for all, three seeds, judged on the way: notebook 05's last comparison,
// beyond the 300 steps for which the notebook has time.
//
//     dotnet run long-runs/05-objectives.cs          all of them: half an hour on two quiet cores
//     dotnet run long-runs/05-objectives.cs hinge    those whose name contains this
//
// Stop it whenever you like: a game whose rows are in the table beside this file is not played again. Notebook 05 shows it.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 32, Width = 12, Judged = 2000;   // the notebook's
const double Rate = 1e-3, Beta1 = 0.5;             // Adam's, also the notebook's
const int Seeds = 3;
long[] stages = [300, 1000, 2000];                 // steps after which it is judged

var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("05-objectives", "objective", "seed", "steps", "score", "distance", "seconds", "device");
var digits = await DataSets.Mnist.LoadAsync();
var train = digits.Train.To(run.Device);
var referee = Referee.Train(train, seed: 0, steps: 700);
var model = referee.Judge(train.Take(Judged));
var prior = new NormalPrior(new Dcgan.Generator(width: Width).Latent);

var competitors = new Dictionary<string, (IGame Game, Func<nn.Module<Tensor, Tensor>> D)>
{
    ["minimax"] = (new MinimaxGame(), Judge),
    ["non-saturating"] = (new NonSaturating(), Judge),
    ["least squares"] = (new LeastSquares(), Judge),
    ["hinge"] = (new Hinge(), Judge),
    ["f-GAN KL"] = (new FGan(FDivergence.KullbackLeibler, nonSaturating: true), Judge),
    ["f-GAN Pearson χ²"] = (new FGan(FDivergence.Pearson, nonSaturating: true), Judge),
    ["EBGAN-PT"] = (new EnergyBased(0.2, 0.1), () => new EnergyAutoencoder(Width)),
    ["LS-GAN"] = (new LossSensitive(scale: 0.002), JudgeOfOne),
    ["GLS-GAN 0.5"] = (new LossSensitive(scale: 0.002, slope: 0.5), JudgeOfOne),
};

for (var seed = 0; seed < Seeds; seed++)
    foreach (var (name, (game, d)) in competitors.Where(one => args.Length == 0 || one.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
        if (!table.Has(name, seed, stages[^1])) Play(name, game, d, seed);

void Play(string name, IGame game, Func<nn.Module<Tensor, Tensor>> judge, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (g, d) = (new Dcgan.Generator(width: Width), judge());
    g.to(run.Device);
    d.to(run.Device);
    FusedAdam Adam(nn.Module player) => new(player.parameters(), Rate, Beta1);
    var step = new GanStep(g, d, game, prior, (Adam(g), Adam(d))) { ReuseSamples = true };
    using var batches = new ShuffledBatches(train, Batch, (ulong)seed);
    var (clock, done) = (new Stopwatch(), 0L);
    foreach (var stage in stages)
    {
        clock.Start();
        var begun = done;
        new TrainingLoop<Tensor>(step, i => batches[begun + i].Images) { Steps = stage - done, Seed = seed + begun }.Run();
        (done, _) = (stage, g.parameters().First().sum().item<float>()); // a GPU's work is over when its result is there
        clock.Stop();
        using var judging = NewDisposeScope();
        var verdict = referee.Judge(Samples.Of(g, prior.Draw(Judged, run.Device)));
        var row = table.Add(keys: 3, name, seed, stage, Math.Round(verdict.Score, 3), Math.Round(verdict.DistanceTo(model), 1), Math.Round(clock.Elapsed.TotalSeconds), run.Hardware);
        Console.WriteLine(string.Join(", ", row));
    }
}

static nn.Module<Tensor, Tensor> Judge() => new Dcgan.Discriminator(width: Width);

static nn.Module<Tensor, Tensor> JudgeOfOne() => new Dcgan.Discriminator(width: Width, normalise: false); // a margin must not depend on other images
