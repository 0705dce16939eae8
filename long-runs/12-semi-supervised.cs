#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Improved GAN on MNIST with 100 labels, until it settles: what notebook 12 has no time for.
//
//     dotnet run long-runs/12-semi-supervised.cs            90,000 steps, 150 passes through MNIST: an hour on two cores
//     dotnet run long-runs/12-semi-supervised.cs 180000     300 passes, as in the paper
//
// It uses all cores; OMP_NUM_THREADS=1 in front of the command leaves it one. The table counts core-seconds, the processor's time over
// all cores, so that a run that had to wait or was stopped for a while says the same as one that had the machine to itself.
// Stop it whenever you like: the next call goes on from the last checkpoint, which lies in .minimax/. The table beside this file gets
// a row every 1,000 steps, and notebook 12 shows it.

var steps = args is [var asked, ..] ? long.Parse(asked, CultureInfo.InvariantCulture) : 90_000;
const int Batch = 100;              // labelled, unlabelled and generated images each, as in the paper
const double LearningRate = 3e-3;   // Adam's, as in the authors' code; it falls to 0 over the second half of the run, theirs over the last third
const double Momentum = 0.5;        // Adam's β1, as in the authors' code
const double Decay = 0.9995;        // the authors take 0.9999, whose average is of use only after some 30,000 steps
const long RowEvery = 1000;         // steps between two rows of the table, and two checkpoints

var run = RunSettings.Read(Budget.Full);
manual_seed(run.Seed);
var table = LongRun.Open("12-semi-supervised", "steps", "core-seconds", "test error", "test error of the average", "seed", "device");

var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.To(run.Device));
var judged = test.Batch(arange(test.Count, device: run.Device));
using var labelled = new ShuffledBatches(FewLabels.Of(train, perClass: 10, seed: (ulong)run.Seed), Batch, (ulong)run.Seed);
using var unlabelled = new ShuffledBatches(train, Batch, (ulong)run.Seed);

var G = new ImprovedGan.Generator().to(run.Device);
var D = new ImprovedGan.Discriminator().to(run.Device);
var average = new ImprovedGan.Discriminator().to(run.Device);
D.Initialise(train.Batch(arange(500, device: run.Device)).Images);
var optimizers = (new FusedAdam(G.parameters(), LearningRate, Momentum), new FusedAdam(D.parameters(), LearningRate, Momentum));
var step = new SemiSupervisedStep(G, D, new FeatureMatching(new ClassesPlusOne(new NonSaturating())), new UniformPrior(G.Latent, 0, 1), optimizers);
var counted = 0.0; // of this process's time on the processor, what the table's last row holds
var loop = new TrainingLoop<SemiSupervisedBatch>(new Ema<SemiSupervisedBatch>(step, D, average, Decay), Draw)
{
    Steps = steps,
    Schedule = new LinearDecay(LearningRate, steps, optimizers.Item1, optimizers.Item2).Apply,
    Seed = run.Seed,
    CheckpointFile = table.CheckpointFile,
    CheckpointEvery = RowEvery,
    SampleEvery = RowEvery,
    Sample = AddRow,
};

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
try
{
    loop.Run(stop.Token);
}
catch (OperationCanceledException)
{
    Console.WriteLine($"Stopped after {loop.StepsDone:N0} steps; the same command goes on from there.");
}

SemiSupervisedBatch Draw(long number)
{
    var (few, many) = (labelled[number], unlabelled[number]);
    return new SemiSupervisedBatch(few.Images, few.Labels, many.Images);
}

void AddRow(long done)
{
    if (done == 0) table.Clear();
    var spent = LongRun.CoreSeconds;
    var seconds = spent - counted + table.Numbers("core-seconds").LastOrDefault();
    var (error, averaged) = (ErrorRate.Of(D, judged.Images, judged.Labels), ErrorRate.Of(average, judged.Images, judged.Labels));
    var row = table.Add(keys: 1, done, Math.Round(seconds), Math.Round(error, 4), Math.Round(averaged, 4), run.Seed, run.Hardware);
    Console.WriteLine(string.Join(", ", row));
    counted = spent;
}
