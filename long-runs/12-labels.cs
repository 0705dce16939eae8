#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Notebook 12's methods on MNIST with a hundred labels, with its networks, weights, rates, batches and steps. A seed draws the labels, the networks and all
// else. The sweep beside this file has three seeds.
//
//     ./minimax sweep long-runs/12-labels.json       18 runs: forty core-minutes
//     cp out/sweeps/12-labels/12-labels.csv long-runs/
//
// Stop it whenever you like: a seed that is through is not played again. Notebook 12 shows the table.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Classes = 10, PerClass = 10;

var run = RunSettings.Read(Budget.Quick, threads: 1);
var steps = run.Choose(smoke: 5, quick: 1800, full: 30_000);
manual_seed(run.Seed);
var digits = await DataSets.Mnist.LoadAsync();
var (train, test) = (digits.Train.To(run.Device), digits.Test.To(run.Device));
var few = FewLabels.Of(train, PerClass, (ulong)run.Seed);
var judged = test.Batch(arange(run.Choose(500, test.Count, test.Count), device: run.Device));
var labelled = new ShuffledBatches(few, batchSize: 32, seed: (ulong)run.Seed + 1);
var unlabelled = new ShuffledBatches(train, batchSize: 64, seed: (ulong)run.Seed + 2);
var prior = new UniformPrior(new Dcgan.Generator().Latent, 0, 1);
var ways = new ClassesPlusOne(new NonSaturating());
var pixels = new LowDensity(train.Batch(arange(1000, device: run.Device)).Images, bandwidth: 8);

run.Tell("graph Laplacian", Graph());
Learn("labels alone", c => new ClassifierStep(c, Adam(c, 1e-3)), i => labelled[i]);
Play("SGAN", ways, weight: 0.3);
Play("Improved GAN", new FeatureMatching(ways), weight: 0.3);
Play("CatGAN", new CategoricalGame(), weight: 1);
Learn("Triple-GAN", Three, Draw);
Play("Bad GAN", new ComplementGame(new NonSaturating(), pixels) { PullAwayWeight = 0.1, DensityWeight = 0.1 }, weight: 0.3);

void Play(string name, IGame game, double weight) => Learn(name, c =>
{
    var g = new Dcgan.Generator(width: 16).to(run.Device);
    return new SemiSupervisedStep(g, c, game, prior, (Adam(g, 5e-4, 0.5), Adam(c, 1e-3, 0.5))) { GameWeight = weight };
}, Draw);

TripleGanStep Three(SmallConvNet c)
{
    var (g, d) = (new TripleGan.Generator().to(run.Device), new TripleGan.Discriminator().to(run.Device));
    return new TripleGanStep(g, d, c, prior, Classes, (Adam(g, 1e-3, 0.5), Adam(d, 1e-3, 0.5), Adam(c, 1e-3, 0.5)));
}

void Learn<T>(string name, Func<SmallConvNet, IStep<T>> game, Func<long, T> batches)
{
    using var scope = NewDisposeScope();
    manual_seed(run.Seed);
    var (c, average) = (new SmallConvNet().to(run.Device), new SmallConvNet().to(run.Device));
    var loop = new TrainingLoop<T>(new Ema<T>(game(c), c, average, decay: 0.995), batches) { Steps = steps, Seed = run.Seed };
    loop.Run();
    var error = 100 * ErrorRate.Of(average, judged.Images, judged.Labels);
    run.Tell(name, error);
    Console.WriteLine($"{name}, seed {run.Seed}, {steps} steps on {run.Hardware}: {error:F1} % wrong, {loop.Elapsed.TotalSeconds:F0} s");
}

SemiSupervisedBatch Draw(long i) => new(labelled[i].Images, labelled[i].Labels, unlabelled[i].Images);

FusedAdam Adam(nn.Module player, double rate, double beta1 = 0.9) => new(player.parameters(), rate, beta1);

double Graph()
{
    var stones = train.Batch(arange(run.Choose(500, 10_000, 50_000), device: run.Device)).Images;
    var everything = cat([few.Batch(arange(few.Count, device: run.Device)).Images, judged.Images, stones]);
    var given = full(everything.shape[0], LabelPropagation.Unknown, dtype: ScalarType.Int64, device: run.Device);
    given.narrow(0, 0, few.Count).copy_(few.Labels);
    var spread = LabelPropagation.Classify(everything, given).narrow(0, few.Count, judged.Labels.shape[0]);
    return 100 * spread.ne(judged.Labels).to_type(ScalarType.Float64).mean().item<double>();
}
