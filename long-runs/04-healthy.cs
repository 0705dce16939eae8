#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Does Diagnosis leave healthy runs in peace? The games that notebooks 02 to 06 train on MNIST, with their networks, objectives and rates, recorded as notebook
// 04 records its own. Half-way and at the end a referee says whether the run is healthy, and Diagnosis, which does not know the referee, what it sees.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/04-healthy.cs          all of them: about an hour and a half on one quiet core
//     OMP_NUM_THREADS=1 dotnet run long-runs/04-healthy.cs hinge    those whose name contains this
//
// Stop it whenever you like: a run whose rows are in the table beside this file is not played again. Notebook 04 shows it.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Judged = 2000, Beside = 500; // samples for the referee, and for SampleSigns, beside as many data
const int Digits = 8;                  // a healthy run makes so many of ten, each at least a tenth as often as it should, at a third of noise's distance or less

set_num_threads(1);
var (train, test) = await DataSets.Mnist.LoadAsync();
var referee = Referee.Train(train, seed: 0, steps: 700);
var model = referee.Judge(train.Take(Judged));
var (seen, unseen) = (Pictures(train), Pictures(test));
var far = referee.Judge(rand(Judged, 1, 28, 28) * 2 - 1).DistanceTo(model) / 3; // of noise

var games = new List<Game>
{
    new("04 DCGAN", 600, () => (new Dcgan.Generator(width: 12), new Dcgan.Discriminator(width: 12)))
    {
        Objective = new NonSaturating(), Rates = (1e-3, 2e-4), Reuses = true,
    },
    new("04 DCGAN, D stands still", 720, () => (new Dcgan.Generator(width: 12), new Dcgan.Discriminator(width: 12)))
    {
        Objective = new NonSaturating(), Rates = (1e-3, 2e-4), Reuses = true, Still = 120,
    },
    new("06 WGAN-GP", 6000, () => (new MlpGan.Generator(width: 128), Critic()))
    {
        Objective = new Wasserstein(), Penalty = new GradientPenalty(), K = 5, Range = PixelRange.Unit, Rates = (5e-4, 5e-4), Betas = (0, 0.9),
    },
    new("06 GAN", 3000, () => (new MlpGan.Generator(width: 128), Critic()))
    {
        Objective = new NonSaturating(), Range = PixelRange.Unit, Rates = (5e-4, 5e-4),
    },
    new("02 the first GAN", 5000, () => (new MlpGan.Generator(), new MlpGan.Discriminator()))
    {
        Objective = new NonSaturating(), Prior = new UniformPrior(100), Batch = 100, Rates = (5e-4, 5e-4), Range = PixelRange.Unit,
    },
    new("03 DCGAN", 700, () => (new Dcgan.Generator(width: 32), new Dcgan.Discriminator(width: 32)))
    {
        Objective = new NonSaturating(), Batch = 64, Rates = (1e-3, 2e-4), Reuses = true,
    },
    Of("hinge", new Hinge()),
    Of("least squares", new LeastSquares()),
    Of("non-saturating", new NonSaturating()),
    Of("f-GAN Pearson χ²", new FGan(FDivergence.Pearson, nonSaturating: true)),
    Of("EBGAN-PT", new EnergyBased(0.2, 0.1), () => new EnergyAutoencoder(12)),
    Of("f-GAN KL", new FGan(FDivergence.KullbackLeibler, nonSaturating: true)),
    Of("LS-GAN", new LossSensitive(scale: 0.002), JudgeOfOne),
    Of("minimax", new MinimaxGame(), steps: 300),
    Of("GLS-GAN 0.5", new LossSensitive(scale: 0.002, slope: 0.5), JudgeOfOne, steps: 300),
};
string[] signs = ["spread", "twins", "stray", "missed", "copies"];
var table = LongRun.Open("04-healthy", ["game", "seed", "steps", "of", "score", "distance", "covered", "state", "by features", "by pixels", "by losses alone",
    "D loss", "D(x)", "D(G(z))", "G loss", "swing", "‖∇G‖", "‖∇D‖", .. signs.Select(sign => $"{sign}, features"), .. signs.Select(sign => $"{sign}, pixels"), "seconds"]);

for (var seed = 0; seed < 3; seed++)
    foreach (var game in games.Where(game => args.Length == 0 || args.Any(name => game.Name.Contains(name, StringComparison.OrdinalIgnoreCase))))
        if (!table.Has(game.Name, seed, game.Steps)) Play(game, seed);

void Play(Game game, int seed)
{
    using var scope = NewDisposeScope();
    manual_seed(seed);
    var (g, d) = game.Players();
    FusedAdam Adam(nn.Module player, double rate) => new(player.parameters(), rate, game.Betas.First, game.Betas.Second);
    var (forG, forD) = (Adam(g, game.Rates.G), Adam(d, game.Rates.D));
    var step = new GanStep(g, d, game.Objective, game.Prior, (forG, forD)) { K = game.K, Penalty = game.Penalty, ReuseSamples = game.Reuses };
    using var batches = new ShuffledBatches(train, game.Batch * game.K, (ulong)seed, game.Range);
    var (history, clock) = (new List<Progress>(), Stopwatch.StartNew());
    new TrainingLoop<Tensor>(new GradientNorms<Tensor>(step), i => batches[i].Images)
    {
        Steps = game.Steps,
        Seed = seed,
        Schedule = done => { if (done == game.Steps - game.Still) forD.ParamGroups.Single().LearningRate = 1e-7; },
        SampleEvery = game.Steps / 2,
        Report = history.Add,
        Sample = done => { if (done >= game.Steps / 2) Look(done); },
    }.Run();

    void Look(long done)
    {
        var samples = Samples.Of(g, game.Prior.Draw(Judged));
        if (game.Range == PixelRange.Unit) samples = samples * 2 - 1; // as the referee knows digits
        var judged = referee.Judge(samples);
        var (distance, covered) = (judged.DistanceTo(model), ModeCoverage.Of(model, judged).Covered);
        var run = RunSigns.Of(history);
        var (features, pixels) = (SampleSigns.Of(judged.Features[..Beside], seen.Features, unseen.Features), SampleSigns.Of(samples[..Beside], seen.Images, unseen.Images));
        string Verdict(SampleSigns? signs) => string.Join(" + ", Diagnosis.Of(run, signs).Findings.Select(finding => finding.Name));
        double[] numbers = [run.LossOfD, run.OnReal, run.OnFake, run.LossOfG, run.Swing, run.GradientOfG.Highest, run.GradientOfD, .. Signs(features), .. Signs(pixels)];
        var row = table.Add(keys: 3, [game.Name, seed, done, game.Steps, Math.Round(judged.Score, 2), Math.Round(distance, 1), covered, distance <= far && covered >= Digits ? "healthy" : "",
            Verdict(features), Verdict(pixels), Verdict(null), .. numbers.Select(number => (object)Math.Round(number, 4)), Math.Round(clock.Elapsed.TotalSeconds)]);
        Console.WriteLine(string.Join(", ", row.Take(11)));
    }
}

static double[] Signs(SampleSigns signs) => [signs.Spread, signs.Twins, signs.Stray, signs.Missed, signs.Copies!.Value];

(Tensor Images, Tensor Features) Pictures(ImageSet set) => (ImageSet.Scale(set.Take(Beside).Images, PixelRange.Signed), referee.Judge(set.Take(Beside)).Features);

static Game Of(string objective, IGame game, Func<nn.Module<Tensor, Tensor>>? judge = null, long steps = 800) =>
    new($"05 {objective}", steps, () => (new Dcgan.Generator(width: 12), judge?.Invoke() ?? new Dcgan.Discriminator(width: 12))) { Objective = game, Reuses = true };

static nn.Module<Tensor, Tensor> Critic() => nn.Sequential(nn.Flatten(), new ToyWgan.Critic(28 * 28, 128, 2));

static nn.Module<Tensor, Tensor> JudgeOfOne() => new Dcgan.Discriminator(width: 12, normalise: false); // a margin must not depend on other images

internal sealed record Game(string Name, long Steps, Func<(nn.Module<Tensor, Tensor> G, nn.Module<Tensor, Tensor> D)> Players)
{
    public required IGame Objective { get; init; }
    public IPrior Prior { get; init; } = new NormalPrior(100);
    public IPenalty? Penalty { get; init; }
    public int K { get; init; } = 1;
    public int Batch { get; init; } = 32;
    public (double G, double D) Rates { get; init; } = (1e-3, 1e-3);
    public (double First, double Second) Betas { get; init; } = (0.5, 0.999);
    public int Still { get; init; }      // steps at the end in which D's rate is 10⁻⁷
    public bool Reuses { get; init; }
    public PixelRange Range { get; init; } = PixelRange.Signed;
}
