#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// A style generator for avatars of 64×64 pixels, one seed, by the game of notebook 22: five sizes, a style and noise at each. Then styles are mixed:
// the smaller sizes are of one face, the larger ones of another, and the referee of the avatars says of each attribute whose it is. And each face is
// painted twice with other noise.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/22-styles.cs    half an hour of a core
//
// The weights stay outside of what is stored: where they are, the training is not repeated. Seconds are those of the processor. At the end a picture
// is drawn. Notebook 22 shows both. To train once more, delete the table.
using Minimax.Display;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Side = 64, Latent = 64, Batch = 16, Judged = 2000, Seed = 0;
const long Steps = 4500;
const double Rate = 1e-3;               // the notebook's, falling to 0 in the second half
int[] maps = [96, 96, 64, 32, 16];      // at 4, 8, 16, 32 and 64 pixels
string[] attributes = ["scene", "scene hue", "clothes", "clothes hue", "hair", "hair colour", "hat", "glasses", "beard", "mouth", "eyes"];

set_num_threads(1);
var table = LongRun.Open("22-styles", ["from", "what", .. attributes, "distance", "steps", "core-seconds", "seed"]);
var weights = Path.Combine(Directory.CreateDirectory(Path.ChangeExtension(table.CheckpointFile, null)).FullName, $"{Steps} steps.safetensors");
if (table.Has(0, "alike by chance") && !File.Exists(weights)) return; // it was done on another machine

var referee = AvatarReferee.Open();
var data = referee.Judge(Avatars.Draw(Judged, seed: 2));
var columns = attributes.Select(name => AvatarFactors.Discrete.Index().Single(factor => factor.Item.Name == name).Index).ToArray();

var g = New();
var seconds = Train();
manual_seed(1000);
var (one, other) = (Ws(Judged), Ws(Judged));
var (coarse, fine) = (Painted(one, one, 0), Painted(other, other, 0));
var (asCoarse, asFine) = (referee.Judge(coarse), referee.Judge(fine));
Note(0, "alike by chance", asCoarse, asFine, asCoarse);
Note(0, "alike with other noise", referee.Judge(Painted(one, one, 0)), asCoarse, asCoarse);
for (var from = 1; from < maps.Length; from++)
{
    var mixed = referee.Judge(Painted(one, other, from));
    Note(Side >> (maps.Length - 1 - from), "as the coarse", mixed, asCoarse, mixed);
    Note(Side >> (maps.Length - 1 - from), "as the fine", mixed, asFine, mixed);
}

Draw();

StyleGan.Generator New() => new(Side, 3, Latent, maps, noise: true);

double Train()
{
    if (File.Exists(weights) && table.Has(0, "alike by chance"))
    {
        Weights.Load(g, weights);
        return table.Numbers("core-seconds", 0, "alike by chance")[0];
    }

    using var scope = NewDisposeScope();
    manual_seed(Seed);
    var (student, average, d) = (New(), New(), new AvatarGan.Discriminator());
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
    Weights.Save(g, weights);
    return spent;
}

Tensor Ws(int count)
{
    using var still = no_grad();
    return g.Map(randn(count, Latent));
}

Tensor Painted(Tensor coarseW, Tensor fineW, int from)
{
    using var still = no_grad();
    return cat([.. coarseW.split(100).Zip(fineW.split(100), (c, f) => g.Paint(c, f, from))]);
}

// How often both have the same answer.
void Note(int from, string what, AvatarJudgement first, AvatarJudgement second, AvatarJudgement whose)
{
    var alike = first.Codes.eq(second.Codes).to_type(ScalarType.Float32).mean([0L]);
    Console.WriteLine(string.Join(", ", table.Add(keys: 2,
        [from, what, .. columns.Select(column => (object)Math.Round(alike[column].item<float>(), 4)), Math.Round(whose.DistanceTo(data), 2), Steps, Math.Round(seconds), Seed])));
}

// In the first row and column whole faces; between them, sizes below 16 pixels are of the row's face, those from 16 of the column's.
void Draw()
{
    using var scope = NewDisposeScope();
    var (rows, across) = (one[..4], other[..8]);
    var sheet = new List<Tensor> { ones(1, 3, Side, Side), Painted(across, across, 0) };
    for (var i = 0; i < 4; i++)
    {
        var row = rows.narrow(0, i, 1);
        sheet.AddRange([Painted(row, row, 0), Painted(row.expand(8, -1), across, 2)]);
    }

    SampleGrid.Of(Growth.Up(cat([.. sheet])), 9).SaveJpeg("notebooks/images/22-styles.jpg");
}
