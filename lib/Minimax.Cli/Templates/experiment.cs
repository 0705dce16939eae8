#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// my-gan: an experiment. A GAN for points in the plane, small enough to be changed and tried again within a minute.
//
//     dotnet run experiments/my-gan.cs
//
// Run it as it is, once; then change one thing, and compare the last lines. MINIMAX_BUDGET=smoke and MINIMAX_SEED=1 before the command do
// what they say. The notebook my-gan.ipynb is the same experiment with charts.
using System.Globalization;
using Minimax.Data;
using Minimax.Display;
using Minimax.Metrics;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using SkiaSharp;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var run = RunSettings.Read(Budget.Quick, seed: 0, threads: 1); // such small networks need no more
manual_seed(run.Seed);
Console.WriteLine(run);

// The data. GaussianMixture.Grid() has 25 modes; SwissRoll and TwoMoons have none to count: judge them by SlicedWasserstein.Between(samples, points, SlicedWasserstein.Directions(64, 2)).
var data = GaussianMixture.Ring(modes: 8, radius: 2, sigma: 0.1);
Tensor Batch(long step) => data.Sample(128, (ulong)run.Seed, step).to(run.Device);

// The step: each player's optimiser, and how they take turns.
const int latent = 2; // numbers of noise in each z
var prior = new NormalPrior(latent);
var (g, d) = (new Generator(latent).to(run.Device), new Discriminator().to(run.Device));
var adamG = new FusedAdam(g.parameters(), run.Setting("rateG", 2e-3), beta1: 0.5); // ten times DCGAN's rate: the networks are small
var adamD = new FusedAdam(d.parameters(), run.Setting("rateD", 2e-3), beta1: 0.5); // a sweep may set what is a run.Setting
var step = new GanStep(g, d, new Game(), prior, (adamG, adamD)) { K = 1 };

// The loop.
var history = new List<Progress>();
var training = new TrainingLoop<Tensor>(new GradientNorms<Tensor>(step), Batch)
{
    Steps = run.Choose(smoke: 20, quick: 2500, full: 10_000),
    Seed = run.Seed,
    Report = history.Add,
    Sample = _ => Console.WriteLine(history.Count == 0 ? "begins" : Told(history[^1])),
};
training.Run();

// The judgement: how many of the modes have samples, and how many samples are near a mode. The data themselves are the mark to reach.
var samples = Samples.Of(g, prior.Draw(2000, run.Device));
var (made, real) = (ModeCoverage.Of(data, samples), ModeCoverage.Of(data, data.Sample(2000, seed: 77)));
Console.WriteLine(Diagnosis.Of(history, SampleSigns.Of(samples[..500], data.Sample(500, seed: 99).to(run.Device))));
Console.WriteLine($"my-gan     {made.Covered} of {data.Components.Count} modes, {made.Near:P0} of the samples near one, {training.Elapsed.TotalSeconds:F0} s, seed {run.Seed}");
Console.WriteLine($"the data   {real.Covered} of {data.Components.Count} modes, {real.Near:P0} near one");
run.Tell("modes", made.Covered); // what a sweep collects
run.Tell("near", made.Near);

// What is kept: a picture, and the weights (PyTorch reads them as well).
Directory.CreateDirectory("out");
using var picture = Cloud(("data", Batch(0)), ("samples", samples)).ToPicture();
File.WriteAllBytes("out/my-gan.png", picture.Encode(SKEncodedImageFormat.Png, quality: 100).ToArray());
Weights.Save(g, "out/my-gan.safetensors");
Console.WriteLine("out/my-gan.png and out/my-gan.safetensors are written.");

static string Told(Progress progress) =>
    $"step {progress.Step,5}  {string.Join("  ", progress.Numbers.Select(number => $"{number.Name} {number.Value:F2}"))}";

static Chart Cloud(params (string Name, Tensor Points)[] clouds) => clouds.Aggregate(
    new Chart("my-gan") { X = new Axis("x", From: -3, To: 3), Y = new Axis("y", From: -3, To: 3), Width = 380, Height = 360 },
    (chart, cloud) => chart.Points(cloud.Name, Side(cloud.Points, 0), Side(cloud.Points, 1)));

static double[] Side(Tensor points, int i) => [.. points.cpu().select(1, i).data<float>().ToArray().Select(v => (double)v)];

/// <summary>G: noise in, a point out.</summary>
sealed class Generator : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    public Generator(int latent, int width = 128) : base("Generator")
    {
        layers = nn.Sequential(                             // (B, latent)
            nn.Linear(latent, width), nn.ReLU(),            // (B, width)
            nn.Linear(width, width), nn.ReLU(),             // (B, width)
            nn.Linear(width, 2));                           // (B, 2)
        RegisterComponents();
    }

    public override Tensor forward(Tensor z) => layers.call(z);
}

/// <summary>D: a point in, a score out; the larger, the more it looks like data.</summary>
sealed class Discriminator : nn.Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    public Discriminator(int width = 128) : base("Discriminator")
    {
        layers = nn.Sequential(                             // (B, 2)
            nn.Linear(2, width), nn.LeakyReLU(0.2),         // (B, width)
            nn.Linear(width, width), nn.LeakyReLU(0.2),     // (B, width)
            nn.Linear(width, 1), nn.Flatten(0));            // (B)
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => layers.call(x);
}

/// <summary>The objective. Write your own two lines; the library has others: Hinge, LeastSquares, Wasserstein.</summary>
sealed class Game : IObjective
{
    /// <summary>E log σ(D(x)) + E log(1 − σ(D(G(z)))).</summary>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) =>
        nn.functional.logsigmoid(onReal).mean() + nn.functional.logsigmoid(-onFake).mean();

    /// <summary>−E log σ(D(G(z))).</summary>
    public Tensor GeneratorDescends(Tensor onFake) => -nn.functional.logsigmoid(onFake).mean();

    /// <summary>What is reported as D(x).</summary>
    public Tensor Activation(Tensor scores) => scores.sigmoid();
}
