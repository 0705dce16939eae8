#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// From DCGAN's rules to R3GAN's, step by step, on StackedMNIST in small: 14×14, three digits as colours, 1,000 modes, fully connected
// networks. Three seeds each; the stored table has two of some.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-roadmap.cs             all of them: some four minutes on a quiet core
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-roadmap.cs residual    those whose name contains this
//
// Stop it whenever you like: rows that the table beside this file has already are not measured again. Notebook 22 shows it.
using static Minimax.Models.DenseGan;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 64, Latent = 64, Width = 128, Judged = 10_000;
var steps = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1500;

var (train, test) = await DataSets.MnistOrGlyphsAsync(Console.WriteLine);
var (digits, unseen) = (Halved(train), Halved(test));
set_num_threads(1);
var referee = Referee.Train(digits, steps: 400);
Console.WriteLine($"The referee is wrong on {referee.Judge(unseen).Error(unseen.Labels):P1}.");
var truth = new StackedDigits(unseen, 5000, 1)[0];
var real = referee.Judge(truth.view(-1, 1, 14, 14));
var table = LongRun.Open("22-roadmap", "recipe", "seed", "steps", "modes", "divergence", "distance", "seconds");

var (plain, pairing) = (new NonSaturating(), new RelativisticPairing());
var recipes = new (string Name, IGame Game, IPenalty? Penalty, Make Make)[]
{
    ("DCGAN's rules", plain, null, Make.Normalised),
    ("no batch norm in D", plain, null, Make.PlainD),
    ("relativistic", pairing, null, Make.PlainD),
    ("relativistic, R1", pairing, Flat(onSamples: false), Make.PlainD),
    ("relativistic, R1 and R2", pairing, Flat(), Make.PlainD),
    ("the same, residual", pairing, Flat(), Make.Residual),
    ("residual, not relativistic", plain, Flat(), Make.Residual),
};

for (var seed = 0; seed < 3; seed++)
{
    foreach (var (name, game, penalty, make) in recipes.Where(r => args.Length == 0 || r.Name.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
    {
        if (table.Has(name, seed, steps)) continue;
        using var scope = NewDisposeScope();
        var (pictures, seconds) = Play(game, penalty, make, seed);
        var modes = StackedModes.Of(referee, pictures);
        var distance = referee.Judge(pictures[..5000].view(-1, 1, 14, 14)).DistanceTo(real);
        table.Add(keys: 3, name, seed, steps, modes.Covered, Math.Round(modes.Divergence, 4), Math.Round(distance, 2), Math.Round(seconds, 1));
        Console.WriteLine($"{name}, seed {seed}: {modes.Covered} modes, {modes.Divergence:F3} nats, distance {distance:F1}, {seconds:F1} s");
    }
}

(Tensor Pictures, double Seconds) Play(IGame game, IPenalty? penalty, Make make, int seed)
{
    manual_seed(seed);
    var (g, d) = (new DenseGan.Generator(make, latent: Latent, width: Width), new DenseGan.Discriminator(make, width: Width));
    var average = new DenseGan.Generator(make, latent: Latent, width: Width);
    var data = new StackedDigits(digits, Batch, (ulong)seed);
    var prior = new NormalPrior(Latent);
    var step = new GanStep(g, d, game, prior, (new FusedAdam(g.parameters(), 1e-3, 0.5), new FusedAdam(d.parameters(), 1e-3, 0.5)))
    {
        ReuseSamples = true,
        Penalty = penalty,
    };
    var clock = Stopwatch.StartNew();
    new TrainingLoop<Tensor>(new Ema<Tensor>(step, g, average, decay: 0.99), i => data[i]) { Steps = steps, Seed = seed }.Run();
    var seconds = clock.Elapsed.TotalSeconds;
    return (Samples.Of(average, prior.Draw(Judged)), seconds);
}

static IPenalty Flat(bool onSamples = true) => new ZeroCentredPenalty(gamma: 1) { OnSamples = onSamples };

static ImageSet Halved(ImageSet set)
{
    using var scope = NewDisposeScope();
    var small = cat([.. set.Images.split(1000).Select(some => nn.functional.avg_pool2d(some.to_type(ScalarType.Float32), 2).round().to_type(ScalarType.Byte))]);
    return new ImageSet($"{set.Name}, halved", small.MoveToOuterDisposeScope(), set.Labels, set.Classes);
}
