#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Does a GAN learn the digits, or the N digits that it was shown? Three objectives on the same small networks, N = 50 … 50,000 images of MNIST:
// what notebook 06 has no time for.
//
//     dotnet run long-runs/06-generalisation.cs          twelve games of 5,000 updates of the discriminator: some ten minutes on two cores
//     dotnet run long-runs/06-generalisation.cs 50000    longer games
//
// Stop it whenever you like: a game whose row is in the table beside this file is not played again. For other lengths or seeds, delete the
// table first. Notebook 06 shows it.
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
using TorchSharp.Modules;
using static TorchSharp.torch;

var updates = args is [var asked, ..] ? long.Parse(asked, CultureInfo.InvariantCulture) : 5_000;
const int Batch = 32;           // small, so that a game ends in minutes
const int Width = 128;          // units in a hidden layer: networks without convolutions, so that a game ends in a minute
const int Asked = 64;           // images of each kind whose reconstruction is tried; of 50 training images, all
const int Descents = 150;       // steps on z, by which the error has nearly ceased to fall
const int Restarts = 2;         // descents for each image
const int Judged = 1000;        // samples for the Fréchet distance

var run = RunSettings.Read(Budget.Full);
var table = Path.Combine(Root(), "long-runs", "06-generalisation.csv");
var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.To(run.Device));
var referee = Referee.Train(train, run.Seed, steps: 300);
var real = referee.Judge(test.Take(Judged));
var unseen = ImageSet.Scale(test.Take(Asked).Images, PixelRange.Unit);
var prior = new NormalPrior(100);

if (!File.Exists(table)) File.WriteAllLines(table, ["objective,images,updates of D,MRE on training images,MRE on test images,Fréchet-LeNet,seconds,seed,device"]);
foreach (var images in new[] { 50, 50_000, 500, 5_000 }) // the ends first
{
    foreach (var objective in new[] { "GAN", "WGAN", "WGAN-GP" })
    {
        if (File.ReadLines(table).Any(row => row.StartsWith($"{objective},{images},", StringComparison.Ordinal))) continue;
        using var scope = NewDisposeScope();
        var row = Play(objective, train.Take(images));
        File.AppendAllLines(table, [row]);
        Console.WriteLine(row);
    }
}

string Play(string objective, ImageSet shown)
{
    var clock = Stopwatch.StartNew();
    manual_seed(run.Seed);
    var g = new MlpGan.Generator(width: Width).to(run.Device);
    var d = nn.Sequential(nn.Flatten(), new ToyWgan.Critic(28 * 28, Width, hidden: 2)).to(run.Device); // one for all: the penalty allows no batch normalisation
    var step = Step(objective, g, d);
    using var batches = new ShuffledBatches(shown, Batch, (ulong)run.Seed, PixelRange.Unit);
    new TrainingLoop<Tensor>(step, number => cat([.. Enumerable.Range(0, step.K).Select(k => batches[(number * step.K) + k].Images)]))
    {
        Steps = updates / step.K,
        Seed = run.Seed,
    }.Run();

    manual_seed(run.Seed);
    var seen = ImageSet.Scale(shown.Take(Asked).Images, PixelRange.Unit);
    var (onSeen, onUnseen) = (Error(g, seen), Error(g, unseen));
    var distance = referee.Judge((Samples.Of(g, prior.Draw(Judged, run.Device)) * 2) - 1).DistanceTo(real);
    return string.Create(CultureInfo.InvariantCulture,
        $"{objective},{shown.Count},{updates},{onSeen:F4},{onUnseen:F4},{distance:F1},{clock.Elapsed.TotalSeconds:F0},{run.Seed},\"{run.Hardware}\"");
}

// Each with the settings of its paper, but for the learning rate, which is higher in games so short, and WGAN's box, wider for smaller layers.
GanStep Step(string objective, MlpGan.Generator g, nn.Module<Tensor, Tensor> d) => objective switch
{
    "GAN" => new(g, d, new NonSaturating(), prior, (new FusedAdam(g.parameters(), 5e-4, 0.5), new FusedAdam(d.parameters(), 5e-4, 0.5))),
    "WGAN" => new(g, d, new Wasserstein(), prior, (optim.RMSProp(g.parameters(), 5e-4), optim.RMSProp(d.parameters(), 5e-4))) { K = 5, Clip = 0.03 },
    "WGAN-GP" => new(g, d, new Wasserstein(), prior, (new FusedAdam(g.parameters(), 5e-4, 0, 0.9), new FusedAdam(d.parameters(), 5e-4, 0, 0.9)))
    {
        K = 5,
        Penalty = new GradientPenalty(),
    },
    _ => throw new ArgumentException($"No objective is called {objective}."),
};

double Error(MlpGan.Generator g, Tensor images) => ReconstructionError.Of(g, images, prior, Descents, Restarts).mean().item<float>();

static string Root()
{
    var folder = new DirectoryInfo(Environment.CurrentDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Minimax.slnx"))) folder = folder.Parent;
    return folder?.FullName ?? throw new DirectoryNotFoundException("Run this inside the repository: no folder above this one holds Minimax.slnx.");
}
