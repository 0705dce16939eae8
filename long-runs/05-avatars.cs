#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Notebook 05's nine objectives on avatars of 32×32 in colour, with one seed: the optimiser, rate and batches of its short runs on digits, the steps that are asked for,
// and networks of the same kind, narrower. The sweep beside this file has three seeds.
//
//     ./minimax sweep long-runs/05-avatars.json       27 games of 300 steps and 27 of 1,000: 24 minutes on one thread
//     cp out/sweeps/05-avatars/05-avatars.csv long-runs/
//
// Stop it whenever you like: a seed that is through is not played again. Notebook 05 shows the table.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Side = 32, Channels = 3, Batch = 32, Width = 8, Seen = 9600, Judged = 1000;
const double Rate = 1e-3, Beta1 = 0.5;                           // Adam's, as on digits
const double Scale = 0.002 * 28 * 28 / (Channels * Side * Side); // LS-GAN's τ: of a number of a picture as on digits

var run = RunSettings.Read(Budget.Quick);
var steps = (long)run.Setting("steps", run.Choose(smoke: 5, quick: 300, full: 10_000));
using var batches = new ShuffledBatches(Avatars.Draw(Seen, seed: 1, size: Side).To(run.Device), Batch, (ulong)run.Seed);
var prior = new NormalPrior(100); // Dcgan's
var referee = AvatarReferee.Open();
var data = Verdict(People(seed: 2));

var competitors = new Dictionary<string, (IGame Game, Func<nn.Module<Tensor, Tensor>> D)>
{
    ["minimax"] = (new MinimaxGame(), Judge),
    ["non-saturating"] = (new NonSaturating(), Judge),
    ["least squares"] = (new LeastSquares(), Judge),
    ["hinge"] = (new Hinge(), Judge),
    ["f-GAN KL"] = (new FGan(FDivergence.KullbackLeibler, nonSaturating: true), Judge),
    ["f-GAN Pearson χ²"] = (new FGan(FDivergence.Pearson, nonSaturating: true), Judge),
    ["EBGAN-PT"] = (new EnergyBased(0.2, 0.1), () => new EnergyAutoencoder(Width, imageSize: Side, channels: Channels)),
    ["LS-GAN"] = (new LossSensitive(Scale), JudgeOfOne),
    ["GLS-GAN 0.5"] = (new LossSensitive(Scale, slope: 0.5), JudgeOfOne),
};

run.Tell("other avatars", Verdict(People(seed: 3)).DistanceTo(data)); // the mark to reach
foreach (var (name, (game, judge)) in competitors)
{
    using var scope = NewDisposeScope();
    manual_seed(run.Seed);
    var (g, d) = (new Dcgan.Generator(Side, Channels, width: Width), judge());
    g.to(run.Device);
    d.to(run.Device);
    FusedAdam Adam(nn.Module player) => new(player.parameters(), Rate, Beta1);
    var step = new GanStep(g, d, game, prior, (Adam(g), Adam(d))) { ReuseSamples = true };
    var clock = Stopwatch.StartNew();
    new TrainingLoop<Tensor>(step, i => batches[i].Images) { Steps = steps, Seed = run.Seed }.Run();
    var distance = Verdict(Samples.Of(g, prior.Draw(Judged, run.Device))).DistanceTo(data);
    run.Tell(name, distance);
    Console.WriteLine($"{name}, seed {run.Seed}, {steps} steps on {run.Hardware}: {distance:F1}, {clock.Elapsed.TotalSeconds:F0} s");
}

// The referee reads pictures of 64×64: data and samples are doubled alike.
AvatarJudgement Verdict(Tensor pictures) => referee.Judge(nn.functional.interpolate(pictures, scale_factor: [2, 2]));

Tensor People(ulong seed) => ImageSet.Scale(Avatars.Draw(Judged, seed, Side).Images, PixelRange.Signed).to(run.Device);

static nn.Module<Tensor, Tensor> Judge() => new Dcgan.Discriminator(Side, Channels, Width);

static nn.Module<Tensor, Tensor> JudgeOfOne() => new Dcgan.Discriminator(Side, Channels, Width, normalise: false); // a margin must not depend on other images
