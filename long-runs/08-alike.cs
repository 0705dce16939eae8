#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// InfoGAN on MNIST, whose D and Q see every image turned and slanted at random, with and without the demand that Q reads a real digit alike whichever
// way it is turned: what becomes of the code? Three seeds each, judged on the way.
//
//     dotnet run long-runs/08-alike.cs        all of them: 35 minutes on one thread
//     dotnet run long-runs/08-alike.cs 2      those of this seed
//
// Stop it whenever you like: a game whose rows are in the table beside this file is not played again. Notebook 08 shows it.
using Minimax.Display;
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 64, Judged = 5000, Width = 16, Side = 28;
const int Noise = 8;                        // few numbers, so that the code has to say which digit it is
const int Classes = 10, Numbers = 2, Codes = Classes + Numbers;
const double RateOfG = 1e-3, RateOfD = 5e-4; // D's is larger than in 08-infogan: it has more to see
long[] stages = [1500, 3000];               // steps after which it is judged

int[] seeds = args is [var asked] ? [int.Parse(asked)] : [0, 1, 2];
var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("08-alike", "alike", "seed", "steps", "purity", "data sorted", "within a code", "score", "distance", "seconds", "device");
var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.Take(Judged).To(run.Device));
var referee = Referee.Train(train, seed: 0, steps: 700);
var data = referee.Judge(train.Take(Judged));
var told = arange(Judged, device: run.Device).remainder(Classes);

foreach (var seed in seeds)
    foreach (var alike in new[] { 1, 0 }) // the weight of the demand
        if (!table.Has(alike, seed, stages[^1])) Play(alike, seed);

void Play(double alike, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (painter, reader) = (new Dcgan.Generator(latent: Noise + Codes, width: Width), new ConditionalGan.Reader(Codes, width: Width));
    var (g, d) = (new WithLabel(painter, Codes), new Augmented(reader, Turned));
    var (grain, clock) = (new NormalPrior(Noise), new Stopwatch());
    var prior = new JoinedPrior(grain, new CategoryPrior(Classes), new UniformPrior(Numbers));
    g.to(run.Device);
    d.to(run.Device);
    FusedAdam Adam(nn.Module player, double rate) => new(player.parameters(), rate, 0.5);
    var step = new GanStep(g, d, new ReadableCode(new NonSaturating(), Classes, Numbers), prior, (Adam(g, RateOfG), Adam(d, RateOfD)))
    {
        ReuseSamples = true,
        Penalty = alike > 0 ? new AlikeReadings(Classes, alike) : null,
    };
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
        var purity = CodePurity.Of(told, made.Classes, Classes);
        var read = Evaluation.Of(reader, reader.Read, ImageSet.Scale(test.Images, PixelRange.Signed), 500).narrow(1, 1, Classes).argmax(1);
        var row = table.Add(keys: 3, alike, seed, steps, Math.Round(purity.Share, 4), Math.Round(CodePurity.Of(read, test.Labels, Classes).Share, 4),
            Math.Round(StructuralSimilarity.WithinClasses(images, told).Values.Average(), 3), Math.Round(made.Score, 3), Math.Round(made.DistanceTo(data), 2),
            Math.Round(clock.Elapsed.TotalSeconds), run.Hardware);
        Console.WriteLine(string.Join(", ", row));
        if (seed == 0 && steps == stages[^1]) Sheet(images, purity.Names).SaveJpeg($"notebooks/images/08-{(alike > 0 ? "alike" : "turned")}.jpg");
    }
}

// D and Q look at each image in a way of its own; the code behind it is not turned.
static Tensor Turned(Tensor pairs)
{
    var (images, codes) = Labelled.Split(pairs, [1, Side, Side]);
    return Labelled.Join(RandomAffine.Of(images), codes);
}

// A column a code, named after its digit and in the digits' order; the rows are samples.
static SampleGrid Sheet(Tensor images, IReadOnlyList<int> names)
{
    const int Rows = 6;
    var order = Enumerable.Range(0, Classes).OrderBy(code => names[code]).ToArray();
    var shown = Enumerable.Range(0, Rows).SelectMany(row => order.Select(code => (long)((row * Classes) + code))).ToArray();
    return SampleGrid.Of(images[tensor(shown)], Classes, columnCaptions: [.. order.Select(code => names[code].ToString(CultureInfo.InvariantCulture))]);
}
