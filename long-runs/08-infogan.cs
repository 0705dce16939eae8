#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// InfoGAN on MNIST: does the ten-way code become the digit? Two sizes of network, two lengths of the noise, three seeds each, judged on the way:
// what notebook 08 has no time for.
//
//     dotnet run long-runs/08-infogan.cs        all of them: twenty minutes on a GPU
//     dotnet run long-runs/08-infogan.cs 2      those of this seed
//
// Stop it whenever you like: a game whose rows are in the table beside this file is not played again. Notebook 08 shows it.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 64, Judged = 5000;
const int Classes = 10, Numbers = 2, Codes = Classes + Numbers;
long[] stages = [1500, 3000, 6000]; // steps after which it is judged

int[] seeds = args is [var asked] ? [int.Parse(asked)] : [0, 1, 2];
var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("08-infogan", "noise", "width", "weight", "seed", "steps", "purity", "data sorted", "within a code", "score", "distance", "seconds", "device");
var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.Take(Judged).To(run.Device));
var referee = Referee.Train(train, seed: 0, steps: 700);
var data = referee.Judge(train.Take(Judged));
var told = arange(Judged, device: run.Device).remainder(Classes);

foreach (var seed in seeds)
    foreach (var (noise, width, weight) in new[] { (62, 64, 1.0), (16, 64, 1.0), (62, 16, 1.0), (16, 16, 0.3) }) // the paper's first, the notebook's last
        if (!table.Has(noise, width, weight, seed, stages[^1])) Play(noise, width, weight, seed);

void Play(int noise, int width, double weight, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var painter = new Dcgan.Generator(latent: noise + Codes, width: width);
    var (g, d) = (new WithLabel(painter, Codes), new ConditionalGan.Reader(Codes, width: width));
    var (grain, clock) = (new NormalPrior(noise), new Stopwatch());
    var prior = new JoinedPrior(grain, new CategoryPrior(Classes), new UniformPrior(Numbers));
    g.to(run.Device);
    d.to(run.Device);
    FusedAdam Adam(nn.Module player, double rate) => new(player.parameters(), rate, 0.5);
    var step = new GanStep(g, d, new ReadableCode(new NonSaturating(), Classes, Numbers, weight), prior, (Adam(g, 1e-3), Adam(d, 2e-4))) { ReuseSamples = true };
    using var batches = new ShuffledBatches(train, Batch, (ulong)seed);
    var done = 0L;
    foreach (var stage in stages)
    {
        clock.Start();
        var begun = done;
        new TrainingLoop<Tensor>(step, i => Labelled.Join(batches[begun + i].Images, zeros(Batch, Codes, device: run.Device))) { Steps = stage - done, Seed = seed + begun }.Run();
        (done, _) = (stage, painter.parameters().First().sum().item<float>()); // a GPU's work is over when its result is there
        clock.Stop();
        Judge(stage);
    }

    void Judge(long steps)
    {
        using var judging = NewDisposeScope();
        var codes = cat([grain.Draw(Judged, run.Device), Labelled.OneHot(told, Classes), (2 * rand(Judged, Numbers, device: run.Device)) - 1], 1);
        var images = Samples.Of(painter, codes);
        var made = referee.Judge(images);
        var read = Evaluation.Of(d, d.Read, ImageSet.Scale(test.Images, PixelRange.Signed), 500).narrow(1, 1, Classes).argmax(1);
        var row = table.Add(keys: 5, noise, width, weight, seed, steps, Math.Round(CodePurity.Of(told, made.Classes, Classes).Share, 4), Math.Round(CodePurity.Of(read, test.Labels, Classes).Share, 4),
            Math.Round(StructuralSimilarity.WithinClasses(images, told).Values.Average(), 3), Math.Round(made.Score, 3), Math.Round(made.DistanceTo(data), 2),
            Math.Round(clock.Elapsed.TotalSeconds), run.Hardware);
        Console.WriteLine(string.Join(", ", row));
    }
}
