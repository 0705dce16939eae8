#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Every objective of notebook 05 on MNIST: the same networks, the same number of steps, three seeds.
//
//     dotnet run long-runs/05-objectives.cs            2,000 steps of each objective and seed
//     dotnet run long-runs/05-objectives.cs 2000 7     the same, and stop after seven minutes
//
// Nothing is tuned for an objective by itself: batch, optimiser and rate are the same for all, as are G and the convolutions of D. What an
// objective needs of D, the table names: normalised over the batch where the paper's is, not where one score must not depend on another
// image, an autoencoder where D is an energy.
// A row is one training run. Rows that are in the table beside this file are not made again, so that the command may be stopped and
// repeated at any time. The table counts core-seconds, the processor's time over all cores, without that of the judging.
using System.Diagnostics;
using System.Globalization;
using Minimax.Data;
using Minimax.Metrics;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

var steps = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
var limit = args.Length > 1 ? TimeSpan.FromMinutes(double.Parse(args[1], CultureInfo.InvariantCulture)) : TimeSpan.MaxValue;
const int Batch = 32;               // half of notebook 03's, and so is nearly everything here: fourteen objectives and three seeds are forty-two runs
const int Width = 12;               // of 32 there
const double LearningRate = 1e-3;   // Adam's; five times DCGAN's, which needs more steps than there is time for here
const double Momentum = 0.5;        // Adam's β1, DCGAN's
const int Judged = 2000;            // samples that the referee sees

var divergences = FDivergence.All.SkipLast(2); // Jensen-Shannon and GAN are "non-saturating", gradient for gradient
(string Kind, Func<nn.Module<Tensor, Tensor>> Make) normalised = ("normalised", () => new Dcgan.Discriminator(width: Width));
(string Kind, Func<nn.Module<Tensor, Tensor>> Make) plain = ("not normalised", () => new Dcgan.Discriminator(width: Width, normalise: false));
(string Kind, Func<nn.Module<Tensor, Tensor>> Make) autoencoder = ("autoencoder", () => new EnergyAutoencoder(Width));
(string Name, IGame Game, (string Kind, Func<nn.Module<Tensor, Tensor>> Make) D, IPenalty? Penalty)[] objectives =
[
    ("minimax", new MinimaxGame(), normalised, null),
    ("non-saturating", new NonSaturating(), normalised, null),
    ("least squares", new LeastSquares(), normalised, null),
    ("hinge", new Hinge(), normalised, null),
    .. divergences.Select(f => ($"f-GAN {f.Name}", (IGame)new FGan(f, nonSaturating: true), normalised, (IPenalty?)null)),
    ("EBGAN", new EnergyBased(margin: 0.2), autoencoder, null),
    ("EBGAN-PT", new EnergyBased(margin: 0.2, pullAway: 0.1), autoencoder, null),
    ("LS-GAN", new LossSensitive(scale: 0.002), plain, null),
    ("GLS-GAN 0.5", new LossSensitive(scale: 0.002, slope: 0.5), plain, null),
    ("WGAN-GP", new Wasserstein(), plain, new GradientPenalty()),
];

var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("05-objectives", "objective", "network of D", "seed", "steps", "MNIST score", "Fréchet-LeNet", "core-seconds", "device");
var clock = Stopwatch.StartNew();
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());

var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.To(run.Device));
var referee = Referee.Train(train, seed: 0, steps: 400, stop: stop.Token);
var model = referee.Judge(train.Take(Judged));
var real = referee.Judge(test.Take(Judged));
var error = referee.Judge(test).Error(test.Labels);
Console.WriteLine(FormattableString.Invariant($"Real test digits: score {real.Score:F2}, distance {real.DistanceTo(model):F1}; the referee errs on {error:P2}."));

for (var seed = run.Seed; seed < run.Seed + 3; seed++)
{
    foreach (var (name, game, d, penalty) in objectives)
    {
        if (clock.Elapsed > limit || stop.IsCancellationRequested) return;
        if (!table.Has(name, d.Kind, seed, steps) && !Trained(name, game, d, penalty, seed)) return;
    }
}

// Trains one generator, judges it, and adds its row; false if that was stopped.
bool Trained(string name, IGame game, (string Kind, Func<nn.Module<Tensor, Tensor>> Make) d, IPenalty? penalty, long seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (G, D) = (new Dcgan.Generator(width: Width).to(run.Device), d.Make().to(run.Device));
    var prior = new NormalPrior(G.Latent);
    using var batches = new ShuffledBatches(train, Batch, (ulong)seed);
    var (adamG, adamD) = (new FusedAdam(G.parameters(), LearningRate, Momentum), new FusedAdam(D.parameters(), LearningRate, Momentum));
    var step = new GanStep(G, D, game, prior, (adamG, adamD)) { ReuseSamples = true, Penalty = penalty };
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    try
    {
        new TrainingLoop<Tensor>(step, i => batches[i].Images) { Steps = steps, Seed = seed }.Run(stop.Token);
    }
    catch (OperationCanceledException)
    {
        return false;
    }
    catch (DivergedException diverged)
    {
        Console.WriteLine($"{name}, seed {seed}: {diverged.Message}");
        return Add(double.NaN, double.NaN, Seconds());
    }

    var spent = Seconds();
    manual_seed(seed);
    var made = referee.Judge(Samples.Of(G, prior.Draw(Judged, run.Device)));
    return Add(made.Score, made.DistanceTo(model), spent);

    double Seconds() => (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;

    bool Add(double score, double distance, double seconds)
    {
        table.Add(keys: 4, name, d.Kind, seed, steps, Math.Round(score, 3), Math.Round(distance, 2), Math.Round(seconds), run.Hardware);
        Console.WriteLine(FormattableString.Invariant($"{name}, seed {seed}: score {score:F2}, distance {distance:F1}, {seconds:F0} core-seconds"));
        return true;
    }
}
