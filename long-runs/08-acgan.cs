#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Notebook 08's clothes with three seeds: the projection beside AC-GAN with four weights λ, on Fashion-MNIST. Networks, rates, steps and numbers are the
// notebook's. Who obeys, and whose garments of a class are alike?
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/08-acgan.cs         all of them: some four minutes of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/08-acgan.cs 2       those of this seed
//
// Stop it whenever you like: rows that the table beside this file has already are not measured again. Seconds are those of the processor. Notebook 08
// shows it.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 32, Width = 16, Noise = 62, Classes = 10, Judged = 2000, PairsOfAClass = 100;
const long Steps = 350;
const double RateG = 1e-3, RateD = 5e-4, Momentum = 0.5;
double[] weights = [0.3, 1, 3, 10];

set_num_threads(1);
var (train, test) = await DataSets.FashionMnist.LoadAsync();
var referee = Referee.Train(train, seed: 0, steps: 250); // one for all seeds
var (seen, asked) = (referee.Judge(train.Take(Judged)), arange(Judged).remainder(Classes));
var table = LongRun.Open("08-acgan", "d", "weight", "seed", "obeys", "alike", "distance", "seconds");

foreach (var seed in args is [var only] ? [int.Parse(only, CultureInfo.InvariantCulture)] : new[] { 0, 1, 2 })
{
    Play("projection", 0, seed, () => new ConditionalGan.Projection(width: Width), new NonSaturating());
    foreach (var weight in weights)
        Play("AC-GAN", weight, seed, () => new ConditionalGan.Reader(width: Width), new ReadableCode(new NonSaturating(), Classes, weight: weight) { IsOnData = true });
}

if (!table.Has("real test images", 0, 0))
    Judge("real test images", 0, 0, ImageSet.Scale(test.Take(Judged).Images, PixelRange.Signed), test.Take(Judged).Labels, 0);

void Play(string d, double weight, int seed, Func<nn.Module<Tensor, Tensor>> made, IGame game)
{
    if (table.Has(d, weight, seed)) return;
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (g, judge) = (new Dcgan.Generator(latent: Noise + Classes, width: Width), made());
    var (noise, before) = (new NormalPrior(Noise), LongRun.CoreSeconds);
    var step = new GanStep(new WithLabel(g, Classes), judge, game, new JoinedPrior(noise, new CategoryPrior(Classes)), (Adam(g, RateG), Adam(judge, RateD))) { ReuseSamples = true };
    using var batches = new ShuffledBatches(train, Batch, (ulong)seed);
    new TrainingLoop<Tensor>(step, i => Labelled.Join(batches[i].Images, Labelled.OneHot(batches[i].Labels, Classes))) { Steps = Steps, Seed = seed }.Run();
    var seconds = LongRun.CoreSeconds - before;
    Judge(d, weight, seed, Samples.Of(g, Labelled.Join(noise.Draw(Judged), Labelled.OneHot(asked, Classes))), asked, seconds);
}

void Judge(string d, double weight, int seed, Tensor images, Tensor labels, double seconds)
{
    var verdict = referee.Judge(images);
    var row = table.Add(keys: 3, d, weight, seed, Math.Round(1 - verdict.Error(labels), 4), Math.Round(StructuralSimilarity.WithinClasses(images, labels, PairsOfAClass).Values.Average(), 4),
        Math.Round(verdict.DistanceTo(seen), 2), Math.Round(seconds, 1));
    Console.WriteLine(string.Join(", ", row));
}

static FusedAdam Adam(nn.Module player, double rate) => new(player.parameters(), rate, Momentum);
