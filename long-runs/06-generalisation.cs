#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Does a GAN learn the digits, or the N digits that it was shown? Three objectives on the same networks, N = 50 … 50,000 images of MNIST:
// what notebook 06 has no time for.
//
//     dotnet run long-runs/06-generalisation.cs          twelve games of 5,000 updates of the discriminator: a quarter of an hour on two cores
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
const int Width = 16;           // a quarter of DCGAN's
const int Asked = 64;           // images of each kind whose reconstruction is tried; of 50 training images, all
const int Descents = 150;       // steps on z, by which the error has nearly ceased to fall
const int Restarts = 2;         // descents for each image
const int Judged = 2000;        // samples for the Fréchet distance

var run = RunSettings.Read(Budget.Full);
var table = Path.Combine(Root(), "long-runs", "06-generalisation.csv");
var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.To(run.Device));
var referee = Referee.Train(train, run.Seed);
var real = referee.Judge(test.Take(Judged));
var unseen = ImageSet.Scale(test.Take(Asked).Images, PixelRange.Signed);
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
    var g = new Dcgan.Generator(width: Width).to(run.Device);
    var d = new Dcgan.Discriminator(width: Width, normalise: false).to(run.Device); // one for all: the penalty allows no batch normalisation
    var step = Step(objective, g, d);
    using var batches = new ShuffledBatches(shown, Batch, (ulong)run.Seed);
    new TrainingLoop<Tensor>(step, number => cat([.. Enumerable.Range(0, step.K).Select(k => batches[(number * step.K) + k].Images)]))
    {
        Steps = updates / step.K,
        Seed = run.Seed,
    }.Run();

    manual_seed(run.Seed);
    var seen = ImageSet.Scale(shown.Take(Asked).Images, PixelRange.Signed);
    var (onSeen, onUnseen) = (Error(g, seen), Error(g, unseen));
    var distance = referee.Judge(Samples.Of(g, prior.Draw(Judged, run.Device))).DistanceTo(real);
    return string.Create(CultureInfo.InvariantCulture,
        $"{objective},{shown.Count},{updates},{onSeen:F4},{onUnseen:F4},{distance:F1},{clock.Elapsed.TotalSeconds:F0},{run.Seed},\"{run.Hardware}\"");
}

// Each with the settings of its paper; WGAN's learning rate, 5e-5, is for longer games.
GanStep Step(string objective, Dcgan.Generator g, Dcgan.Discriminator d) => objective switch
{
    "GAN" => new(g, d, new NonSaturating(), prior, (new FusedAdam(g.parameters(), 2e-4, 0.5), new FusedAdam(d.parameters(), 2e-4, 0.5))),
    "WGAN" => new(g, d, new Wasserstein(), prior, (optim.RMSProp(g.parameters(), 2e-4), optim.RMSProp(d.parameters(), 2e-4))) { K = 5, Clip = 0.03 },
    "WGAN-GP" => new(g, d, new Wasserstein(), prior, (new FusedAdam(g.parameters(), 2e-4, 0, 0.9), new FusedAdam(d.parameters(), 2e-4, 0, 0.9)))
    {
        K = 5,
        Penalty = new GradientPenalty(),
    },
    _ => throw new ArgumentException($"No objective is called {objective}."),
};

double Error(Dcgan.Generator g, Tensor images) => ReconstructionError.Of(g, images, prior, Descents, Restarts).mean().item<float>();

static string Root()
{
    var folder = new DirectoryInfo(Environment.CurrentDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Minimax.slnx"))) folder = folder.Parent;
    return folder?.FullName ?? throw new DirectoryNotFoundException("Run this inside the repository: no folder above this one holds Minimax.slnx.");
}
