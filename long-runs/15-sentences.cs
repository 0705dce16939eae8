#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// StackGAN at the sizes that notebook 15 has no time for, one seed: stage I paints 32×32 pixels from a sentence about an avatar, stage II 64×64. The
// referee of the avatars says of each attribute whether the picture shows what was asked, in sentences that join two hues as no sentence of the
// training did; beside it, what it says of another's picture, and of real ones.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/15-sentences.cs    35 minutes of a core
//
// Stop it whenever you like: a stage whose row is in the table beside this file is not trained again. Seconds are those of the processor. At the end
// a picture is drawn from the weights, which stay outside of what is stored. Notebook 15 shows both. To train once more, delete the table.
using Minimax.Display;
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Side = 32, Batch = 32, Judged = 2000, Seed = 0;
const int Noise = 16, Width = 32;  // notebook 15's are 16 and 24
const double Rate = 1e-3;           // the notebook's
string[] attributes = ["scene", "scene hue", "clothes hue", "hair colour", "hair", "hat", "glasses", "accessory hue", "beard", "mouth", "eye colour"];
(string Name, long Steps)[] stages = [("stage I", 4000), ("stage II", 1500)];

set_num_threads(1);
var table = LongRun.Open("15-sentences", ["made", "seed", "steps", .. attributes, "distance", "core-seconds"]);
var kept = Directory.CreateDirectory(Path.ChangeExtension(table.CheckpointFile, null)).FullName;
if (stages.All(stage => table.Has(stage.Name, Seed, stage.Steps) && !File.Exists(Stored(stage)))) return; // it was done on another machine

var referee = AvatarReferee.Open();
var (models, strangers) = (Some(20_000, seed: 1, areNew: false), Some(Judged, seed: 2, areNew: true));
Avatar[] others = [.. strangers[1..], strangers[0]];
var bag = new PhraseBag(models.Select(a => a.Caption), atLeast: 5);
var (told, asked, phrases) = (bag.Of([.. models.Select(a => a.Caption)]), bag.Of([.. strangers.Select(a => a.Caption)]), bag.Phrases.Count);
var (posed, real) = (Avatars.Draw("models", models).Images, Signed(Avatars.Draw("strangers", strangers).Images));
var data = referee.Judge(real);

Judge("real", 0, real, 0);
Judge("real, 32 pixels", 0, Pooled(real), 0);
manual_seed(Seed);
var wishes = Labelled.Join(randn(Judged, Noise), asked);
var first = new StackGan.Generator(phrases, Noise, width: Width, side: Side);
Trained(stages[0], first, first.Cloud, Side);
var second = new StackGan.Refiner(first, phrases, Noise, width: Width);
Trained(stages[1], second, second.Cloud, 2 * Side);

var six = cat([Growth.Up(Samples.Of(first, wishes[..6])), Samples.Of(second, wishes[..6]), real[..6]]);
SampleGrid.Of(Growth.Up(six), 6, ["stage I", "stage II", "drawn"]).SaveJpeg("notebooks/images/15-sentences.jpg");

void Trained((string Name, long Steps) stage, nn.Module<Tensor, Tensor> g, Func<Tensor, GaussianCode> cloud, int side)
{
    using var scope = NewDisposeScope();
    if (table.Has(stage.Name, Seed, stage.Steps) && File.Exists(Stored(stage)))
    {
        Weights.Load(g, Stored(stage));
        return;
    }

    manual_seed(Seed);
    var d = new StackGan.Discriminator(phrases, side, width: Width);
    var (adamG, adamD) = (new FusedAdam(g.parameters(), Rate, 0.5), new FusedAdam(d.parameters(), Rate, 0.5));
    var game = new GeneratorPays(new MatchingAware(new NonSaturating(), phrases), pair => cloud(Labelled.Last(pair, phrases)).Divergence()) { Weight = 0.05 };
    var prior = new JoinedPrior(new NormalPrior(Noise), new EmpiricalPrior(told));
    var step = new GanStep(new WithLabel(g, phrases), d, game, prior, (adamG, adamD)) { ReuseSamples = true };
    var before = LongRun.CoreSeconds;
    new TrainingLoop<Tensor>(step, _ => Album(side)) { Steps = stage.Steps, Seed = Seed, Schedule = new LinearDecay(Rate, stage.Steps, adamG, adamD).Apply }.Run();
    var seconds = LongRun.CoreSeconds - before;
    Weights.Save(g, Stored(stage));
    Judge(stage.Name, stage.Steps, Samples.Of(g, wishes), seconds);
}

string Stored((string Name, long Steps) stage) => Path.Combine(kept, $"{stage.Name}, {stage.Steps}.safetensors");

Tensor Album(int side)
{
    var chosen = randint(models.Length, [Batch], ScalarType.Int64);
    return Labelled.Join(nn.functional.adaptive_avg_pool2d(Signed(posed.index_select(0, chosen)), side), told.index_select(0, chosen));
}

void Judge(string name, long steps, Tensor pictures, double seconds)
{
    using var scope = NewDisposeScope();
    var made = referee.Judge((pictures.shape[3] < 2 * Side ? Growth.Up(pictures) : pictures).clamp(-1, 1));
    Add(name, strangers);
    if (steps > 0) Add($"{name}, another's sentence", others);

    void Add(string label, Avatar[] people)
    {
        var right = made.Against(new AvatarTable(people)).ToDictionary(score => score.Name, score => score.Value);
        Console.WriteLine(string.Join(", ", table.Add(keys: 3,
            [label, Seed, steps, .. attributes.Select(a => (object)Math.Round(right[a], 4)), Math.Round(made.DistanceTo(data), 2), Math.Round(seconds)])));
    }
}

// Sentences to learn from, or such as name a hue of the clothes and one of the scene that those never join: one pair of eight.
static Avatar[] Some(int count, ulong seed, bool areNew) =>
    [.. Avatars.People(16 * count, seed).Where(a => a.Scene is Scene.Plain or Scene.Halo || !areNew).Where(a => ((int)a.ClothesHue + (int)a.SceneHue) % 8 == 0 == areNew).Take(count)];

static Tensor Signed(Tensor images) => ImageSet.Scale(images, PixelRange.Signed);

static Tensor Pooled(Tensor images) => nn.functional.avg_pool2d(images, 2);
