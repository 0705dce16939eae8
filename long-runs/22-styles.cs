#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// A style generator for avatars of 64×64 pixels, one seed, by the game of notebook 22: five sizes, a style and noise at each. Then styles are mixed:
// the smaller sizes are of one face, the larger ones of another, and the referee of the avatars says of each attribute whose it is. And each face is
// painted twice with other noise. All of it twice: with D judging whole faces alone, as in the notebook, and with nine of ten batches mixed.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-styles.cs        three quarters of an hour of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-styles.cs 0.9    the one with this share of mixed batches
//
// The weights stay outside of what is stored: where they are, the training is not repeated. Seconds are those of the processor. At the end of each a
// picture is drawn. Notebook 22 shows them. To train once more, delete the table.
using Minimax.Display;
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Side = 64, Latent = 64, Batch = 16, Judged = 2000, Seed = 0;
const long Steps = 4500;
const double Rate = 1e-3;               // the notebook's, falling to 0 in the second half
int[] maps = [96, 96, 64, 32, 16];      // at 4, 8, 16, 32 and 64 pixels
string[] attributes = ["scene", "scene hue", "clothes", "clothes hue", "hair", "hair colour", "hat", "glasses", "beard", "mouth", "eyes"];

set_num_threads(1);
double[] shares = args is [var asked] ? [double.Parse(asked)] : [0, 0.9];
var table = LongRun.Open("22-styles", ["mixed", "from", "what", .. attributes, "distance", "steps", "core-seconds", "seed"]);
var folder = Directory.CreateDirectory(Path.ChangeExtension(table.CheckpointFile, null)).FullName;
var referee = AvatarReferee.Open();
var data = referee.Judge(Avatars.Draw(Judged, seed: 2));
var columns = attributes.Select(name => AvatarFactors.Discrete.Index().Single(factor => factor.Item.Name == name).Index).ToArray();
foreach (var share in shares)
    if (!table.Has(share, 0, "alike by chance") || File.Exists(Stored(share))) Play(share); // else it was done on another machine

void Play(double share)
{
    using var scope = NewDisposeScope();
    var g = New(share);
    var seconds = Train(g, share);
    manual_seed(1000);
    var (one, other) = (Ws(g), Ws(g));
    var (coarse, fine) = (Painted(g, one, one, 0), Painted(g, other, other, 0));
    var (asCoarse, asFine) = (referee.Judge(coarse), referee.Judge(fine));
    Note(0, "alike by chance", asCoarse, asFine, asCoarse);
    Note(0, "alike with other noise", referee.Judge(Painted(g, one, one, 0)), asCoarse, asCoarse);
    for (var from = 1; from < maps.Length; from++)
    {
        var mixed = referee.Judge(Painted(g, one, other, from));
        Note(Side >> (maps.Length - 1 - from), "as the coarse", mixed, asCoarse, mixed);
        Note(Side >> (maps.Length - 1 - from), "as the fine", mixed, asFine, mixed);
    }

    Draw(g, one[..4], other[..8]).SaveJpeg($"notebooks/images/22-styles{(share == 0 ? "" : "-mixed")}.jpg");

    // How often both have the same answer.
    void Note(int from, string what, AvatarJudgement first, AvatarJudgement second, AvatarJudgement whose)
    {
        var alike = first.Codes.eq(second.Codes).to_type(ScalarType.Float32).mean([0L]);
        Console.WriteLine(string.Join(", ", table.Add(keys: 3,
            [share, from, what, .. columns.Select(column => (object)Math.Round(alike[column].item<float>(), 4)), Math.Round(whose.DistanceTo(data), 2), Steps, Math.Round(seconds), Seed])));
    }
}

string Stored(double share) => Path.Combine(folder, share == 0 ? $"{Steps} steps.safetensors" : $"{Steps} steps, {share} mixed.safetensors");

StyleGan.Generator New(double share) => new(Side, 3, Latent, maps, noise: true) { Mixing = share };

double Train(StyleGan.Generator g, double share)
{
    if (File.Exists(Stored(share)) && table.Has(share, 0, "alike by chance"))
    {
        Weights.Load(g, Stored(share));
        return table.Numbers("core-seconds", share, 0, "alike by chance")[0];
    }

    manual_seed(Seed);
    var (student, average, d) = (New(share), New(share), new AvatarGan.Discriminator());
    var (adamG, adamD) = (new FusedAdam(student.parameters(), Rate, 0, 0.99), new FusedAdam(d.parameters(), Rate, 0, 0.99));
    var flat = new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 4); // R1 and R2, now and then
    var duel = new GanStep(student, d, new RelativisticPairing(), new NormalPrior(Latent), (adamG, adamD)) { Penalty = flat, ReuseSamples = true };
    using var batches = new ShuffledBatches(Avatars.Draw(20_000, seed: 1), Batch, Seed);
    var start = LongRun.CoreSeconds;
    new TrainingLoop<Tensor>(new Ema<Tensor>(duel, student, average, 0.998), i => batches[i].Images)
    {
        Steps = Steps,
        Seed = Seed,
        Schedule = new LinearDecay(Rate, Steps, adamG, adamD).Apply,
        ReportEvery = 500,
        Report = progress => Console.WriteLine($"{progress.Step} of {Steps} steps, {LongRun.CoreSeconds - start:F0} core-seconds"),
    }.Run();
    var spent = LongRun.CoreSeconds - start;
    g.load_state_dict(average.state_dict());
    Weights.Save(g, Stored(share));
    return spent;
}

Tensor Ws(StyleGan.Generator g)
{
    using var still = no_grad();
    return g.Map(randn(Judged, Latent));
}

Tensor Painted(StyleGan.Generator g, Tensor coarseW, Tensor fineW, int from) =>
    Evaluation.Of(g, both => g.Paint(both[.., ..Latent], both[.., Latent..], from), cat([coarseW, fineW], 1), 100);

// In the first row and column whole faces; between them, sizes below 16 pixels are of the row's face, those from 16 of the column's.
SampleGrid Draw(StyleGan.Generator g, Tensor rows, Tensor across)
{
    var sheet = new List<Tensor> { ones(1, 3, Side, Side), Painted(g, across, across, 0) };
    foreach (var row in rows.split(1)) sheet.AddRange([Painted(g, row, row, 0), Painted(g, row.expand(8, -1), across, 2)]);
    return SampleGrid.Of(Growth.Up(cat([.. sheet])), 9);
}
