#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// The rules of DCGAN broken one at a time, three seeds each, until the recipe works: what notebook 03 has no time for.
//
//     dotnet run long-runs/03-rules.cs        all of them: a quarter of an hour on a GPU, an hour and a half on one core
//     dotnet run long-runs/03-rules.cs 2      those of this seed
//
// Stop it whenever you like: a trial whose row is in the table beside this file is not made again. Notebook 03 shows it.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Steps = 3000, Batch = 32, Width = 16; // as in the notebook, six times as long
const int Judged = 5000;                        // samples, and training digits that they are held against

int[] seeds = args is [var asked] ? [int.Parse(asked)] : [0, 1, 2];
var run = RunSettings.Read(Budget.Full);
var table = LongRun.Open("03-rules", "broken", "seed", "score", "distance", "seconds", "device");
var (train, _) = await DataSets.Mnist.LoadAsync();
train = train.To(run.Device);
var prior = new NormalPrior(latent: 100);
var referee = Referee.Train(train, seed: 0, steps: 700);
var data = referee.Judge(train.Take(Judged));

foreach (var seed in seeds)
    foreach (var breach in DcganVariant.Breaches.Where(breach => !table.Has(breach.Name, seed)))
        Measure(breach, seed);

void Measure(DcganVariant.Breach breach, int seed)
{
    using var scope = NewDisposeScope();
    var clock = Stopwatch.StartNew();
    var verdict = referee.Judge(Trial(breach, seed));
    var row = table.Add(keys: 2, breach.Name, seed, Math.Round(verdict.Score, 3), Math.Round(verdict.DistanceTo(data), 2), Math.Round(clock.Elapsed.TotalSeconds), run.Hardware);
    Console.WriteLine(string.Join(", ", row));
}

Tensor Trial(DcganVariant.Breach breach, int seed)
{
    manual_seed(seed);
    var G = new DcganVariant.Generator(breach.Rules, width: Width).to(run.Device);
    var D = new DcganVariant.Discriminator(breach.Rules, width: Width).to(run.Device);
    var adams = (new FusedAdam(G.parameters(), breach.Rate, breach.Beta1), new FusedAdam(D.parameters(), breach.Rate, breach.Beta1));
    using var batches = new ShuffledBatches(train, Batch, (ulong)seed, breach.Rules.Tanh ? PixelRange.Signed : PixelRange.Unit);
    var step = new GanStep(G, D, new NonSaturating(), prior, adams) { ReuseSamples = true };
    new TrainingLoop<Tensor>(step, i => batches[i].Images) { Steps = Steps, Seed = seed }.Run();
    var images = Samples.Of(G, prior.Draw(Judged, run.Device));
    return breach.Rules.Tanh ? images : (images * 2) - 1;
}
