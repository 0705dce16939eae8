#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Learnt, or learnt by heart: five games on the first N digits of MNIST, N from 50 to 50,000, with the same networks, batches and number of rounds. How
// near can G come to digits that it was trained on, how near to digits that it was not, and how far are its samples from the latter, for the referee?
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/06-generalisation.cs         all of them, three seeds: a quarter of an hour on one quiet core
//     OMP_NUM_THREADS=1 dotnet run long-runs/06-generalisation.cs WGAN    those whose name contains this
//     OMP_NUM_THREADS=1 dotnet run long-runs/06-generalisation.cs "" 0    all of them, with seed 0 alone
//
// Stop it whenever you like: a game whose rows are in the table beside this file is not played again. Notebook 06 shows it.
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 32, Width = 128;   // the notebook's
const int Latent = 32;               // not its 100: z is searched for
const double Rate = 5e-4;            // the notebook's, of Adam and of WGAN's RMSProp
const int Places = 50_000;           // in an epoch, whatever N: each of the N digits has 50,000 / N of them
const int Seen = 50, Unseen = 100;   // the seen are the first 50, in every training set: no two rows differ by which digits are looked for
const int Judged = 500;              // the notebook's, as are the 80 steps of the referee
int[] counts = [50, 500, 5000, Places];
long[] stages = [300, 1000];         // rounds after which G is examined

set_num_threads(1);
var table = LongRun.Open("06-generalisation", "game", "digits", "seed", "rounds", "seen", "unseen", "distance", "core-seconds");
var (train, test) = await DataSets.MnistOrGlyphsAsync(Console.WriteLine);
var referee = Referee.Train(train, seed: 0, steps: 80);
var others = referee.Judge(test.Take(Judged));
var (seen, unseen) = (Pictures(train.Take(Seen)), Pictures(test.Take(Unseen)));
var prior = new NormalPrior(Latent);

var games = new Dictionary<string, Setting>
{
    ["GAN"] = new(new NonSaturating()),                                                                             // DCGAN's game, not its convolutions
    ["LS-GAN"] = new(new LossSensitive(scale: 0.002)) { Penalty = new ZeroCentredPenalty(gamma: 1) },
    ["GLS-GAN"] = new(new LossSensitive(scale: 0.002, slope: 0.5)) { Penalty = new ZeroCentredPenalty(gamma: 1) },  // half way to WGAN; without the penalty its distance is 378 in place of 92, at N = 50,000
    ["WGAN"] = new(new Wasserstein()) { K = 5, Clip = 0.01 },
    ["WGAN-GP"] = new(new Wasserstein()) { K = 5, Penalty = new GradientPenalty() },
};

for (var seed = 0; seed < 3; seed++)
    foreach (var count in counts)
        foreach (var (name, setting) in games.Where(one => args.Length == 0 || one.Key.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
            if ((args.Length < 2 || args[1] == $"{seed}") && !table.Has(name, count, seed, stages[^1])) Play(name, setting, count, seed);

void Play(string name, Setting s, int count, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var g = Sequential(new PlaneNets.Generator(Latent, Width, normalise: true, 28 * 28), Tanh());
    var d = new PlaneNets.Discriminator(Width, dimensions: 28 * 28);
    OptimizerHelper Descends(Module player) => s.Clip is null ? new FusedAdam(player.parameters(), Rate, 0.5, 0.9) : optim.RMSProp(player.parameters(), Rate);
    var step = new GanStep(g, d, s.Game, prior, (Descends(g), Descends(d))) { K = s.K, Penalty = s.Penalty, Clip = s.Clip };
    using var shown = train.Select(arange(Places) % count);
    using var batches = new ShuffledBatches(shown, Batch * s.K, (ulong)seed);
    var (begun, seconds) = (0L, 0.0);
    foreach (var stage in stages)
    {
        var before = LongRun.CoreSeconds;
        var first = begun;
        new TrainingLoop<Tensor>(step, i => batches[first + i].Images.flatten(1)) { Steps = stage - first, Seed = seed + first }.Run();
        (begun, seconds) = (stage, seconds + LongRun.CoreSeconds - before);
        using var examining = NewDisposeScope();
        var distance = referee.Judge(Samples.Of(g, prior.Draw(Judged)).view(-1, 1, 28, 28)).DistanceTo(others);
        var row = table.Add(keys: 4, name, count, seed, stage, Error(g, seen), Error(g, unseen), Math.Round(distance, 1), Math.Round(seconds, 1));
        Console.WriteLine(string.Join(", ", row));
    }
}

double Error(Module<Tensor, Tensor> g, Tensor digits)
{
    manual_seed(0); // the descents start at the same latents for every G
    return Math.Round(ReconstructionError.Of(g, digits, prior, steps: 100, restarts: 3).mean().item<float>() / 2, 4); // in pixels of [0, 1]
}

static Tensor Pictures(ImageSet set) => ImageSet.Scale(set.Images, PixelRange.Signed).flatten(1);

internal sealed record Setting(IGame Game)
{
    public int K { get; init; } = 1;
    public IPenalty? Penalty { get; init; }
    public double? Clip { get; init; }
}
