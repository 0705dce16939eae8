#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// The rules of DCGAN broken one at a time, three seeds each, until the recipe works: what notebook 03 has no time for.
//
//     dotnet run long-runs/03-rules.cs            3,000 steps each: an hour on one core
//
// The table beside this file gets a row for each trial; stop it whenever you like, the next call makes the rows that are missing.
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

const int Steps = 3000, Batch = 32, Width = 16; // as in the notebook, six times as long
const int Judged = 5000;                        // samples, and training digits that they are held against
const int Seeds = 3;

var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("03-rules", "broken", "seed", "score", "distance", "core-seconds", "device");
var (train, _) = await DataSets.Mnist.LoadAsync();
train = train.To(run.Device);
var prior = new NormalPrior(latent: 100);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
manual_seed(0);
var referee = Referee.Train(train, seed: 0, steps: 700);
var data = referee.Judge(train.Take(Judged));

try
{
    foreach (var seed in Enumerable.Range(0, Seeds))
        foreach (var breach in DcganVariant.Breaches.Where(breach => !table.Has(breach.Name, seed)))
            Measure(breach, seed);
}
catch (OperationCanceledException)
{
    Console.WriteLine($"Stopped with {table.Rows.Count} rows; the same command makes the others.");
}

void Measure(DcganVariant.Breach breach, int seed)
{
    using var scope = NewDisposeScope();
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    var verdict = referee.Judge(Trial(breach, seed));
    var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    var (score, distance) = (Math.Round(verdict.Score, 3), Math.Round(verdict.DistanceTo(data), 2));
    table.Add(keys: 2, breach.Name, seed, score, distance, Math.Round(seconds), run.Hardware);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{breach.Name}, seed {seed}: score {score}, distance {distance}, {seconds:F0} core-seconds"));
}

Tensor Trial(DcganVariant.Breach breach, int seed)
{
    manual_seed(seed);
    var G = new DcganVariant.Generator(breach.Rules, width: Width).to(run.Device);
    var D = new DcganVariant.Discriminator(breach.Rules, width: Width).to(run.Device);
    var adams = (new FusedAdam(G.parameters(), breach.Rate, breach.Beta1), new FusedAdam(D.parameters(), breach.Rate, breach.Beta1));
    using var batches = new ShuffledBatches(train, Batch, (ulong)seed, breach.Rules.Tanh ? PixelRange.Signed : PixelRange.Unit);
    var step = new GanStep(G, D, new NonSaturating(), prior, adams) { ReuseSamples = true };
    new TrainingLoop<Tensor>(step, i => batches[i].Images) { Steps = Steps, Seed = seed }.Run(stop.Token);
    var images = Samples.Of(G, prior.Draw(Judged, run.Device));
    return breach.Rules.Tanh ? images : images * 2 - 1;
}
