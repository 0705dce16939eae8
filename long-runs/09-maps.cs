#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// pix2pix on maps and aerial photographs of 128×128, one seed: what notebook 09 has no time for. From maps to photographs by L1, by the game and by
// both; and back, from photographs to maps, by the same three and by a plain network that names the class of each pixel. That network, which knows
// real photographs only, is also asked what it finds in those that were made: so the paper judges its streets.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/09-maps.cs                 all seven: a quarter of an hour of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/09-maps.cs photographs     those that make photographs
//
// Stop it whenever you like: what is in the table beside this file is not trained again. Seconds are those of the processor. At the end a picture is
// drawn from the weights, which stay outside of what is stored. Notebook 09 shows both.
using Minimax.Display;
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Side = 128, Batch = 2, Seed = 0;
const int Width = 16, Levels = 5;          // the notebook's U-Net with one more halving: the innermost features are again 4×4
const int Halvings = 2;                    // patches of 34 of 128 pixels: the share that the paper's 70 have of 256
const double Rate = 2e-3, Lambda = 100;    // the notebook's; the paper's rate is a tenth, for far longer runs
const string Classifier = "cross-entropy";
string[] recipes = ["L1", "cGAN", "L1 + cGAN"];
var steps = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 2000;

set_num_threads(1);
var (train, test) = await DataSets.Maps.LoadAsync(Side);
var palette = (tensor(new float[,] { { 232, 229, 222 }, { 254, 254, 252 }, { 247, 160, 50 }, { 203, 222, 170 }, { 179, 209, 254 } }) / 127.5) - 1;
var classes = (int)palette.shape[0];       // land, street, motorway, green, water
var (known, truth) = (Evaluation.InParts(ReadOff, train.Maps.Images, 50), Evaluation.InParts(ReadOff, test.Maps.Images, 50));
var (photographs, maps) = (Signed(test.Photographs.Images), Signed(test.Maps.Images));
var table = LongRun.Open("09-maps", "made", "by", "seed", "steps", "L1", "sharpness", "thumbnails", "patches", "pixels", "by class", "overlap", "seconds");
var kept = Directory.CreateDirectory(Path.ChangeExtension(table.CheckpointFile, null)).FullName;
var reader = new Lazy<UNetGenerator>(() => Trained("maps", Classifier).G);

(string Made, string By)[] tasks = [("maps", Classifier), .. recipes.Select(by => ("photographs", by)), .. recipes.Select(by => ("maps", by))];
foreach (var (made, by) in tasks.Where(task => args.Length == 0 || task.Made.Contains(args[0], StringComparison.Ordinal)))
{
    if (table.Has(made, by, Seed, steps)) continue;
    using var scope = NewDisposeScope();
    var (g, seconds) = Trained(made, by);
    Judge(made, by, steps, Samples.Of(g, made == "maps" ? photographs : maps), seconds);
}

if (!table.Has("photographs", "the right one")) Judge("photographs", "the right one", 0, photographs, 0);
if (!table.Has("photographs", "another place's")) Judge("photographs", "another place's", 0, Signed(train.Photographs.Images.narrow(0, 0, test.Photographs.Count)), 0);
if (tasks.All(task => table.Has(task.Made, task.By, Seed, steps))) Draw();

(UNetGenerator G, double Seconds) Trained(string made, string by)
{
    manual_seed(Seed);
    var g = by == Classifier ? new UNetGenerator(3, Width, Levels, classes, squash: false) : new UNetGenerator(3, Width, Levels);
    var file = Path.Combine(kept, $"{made}, {by}, {steps} steps.safetensors");
    if (File.Exists(file))
    {
        Weights.Load(g, file);
        return (g, 0);
    }

    var (from, to) = made == "maps" ? (train.Photographs.Images, by == Classifier ? known : train.Maps.Images) : (train.Maps.Images, train.Photographs.Images);
    var (step, decay) = Start(g, by);
    var before = LongRun.CoreSeconds;
    new TrainingLoop<(Tensor X, Tensor Y)>(step, _ => Pairs(from, to)) { Steps = steps, Seed = Seed, Schedule = decay.Apply }.Run();
    var seconds = LongRun.CoreSeconds - before;
    Weights.Save(g, file);
    return (g, seconds);
}

(IStep<(Tensor X, Tensor Y)> Step, LinearDecay Decay) Start(UNetGenerator g, string by)
{
    var adamG = new FusedAdam(g.parameters(), Rate, 0.5);
    if (by == Classifier) return (new RegressionStep(g, (logits, named) => nn.functional.cross_entropy(logits, named), adamG), new(Rate, steps, adamG));
    if (by == "L1") return (new RegressionStep(g, (made, y) => nn.functional.l1_loss(made, y), adamG), new(Rate, steps, adamG));
    var d = new PatchDiscriminator(3 + 3, Width, Halvings);
    var adamD = new FusedAdam(d.parameters(), Rate, 0.5);
    return (new Pix2PixStep(g, d, (adamG, adamD)) { Lambda = by == "cGAN" ? 0 : Lambda }, new(Rate, steps, adamG, adamD));
}

static (Tensor X, Tensor Y) Pairs(Tensor from, Tensor to)
{
    var chosen = randint(from.shape[0], [Batch], ScalarType.Int64);
    return (Signed(from.index_select(0, chosen)), Signed(to.index_select(0, chosen)));
}

void Judge(string made, string by, long steps, Tensor images, double seconds)
{
    using var scope = NewDisposeScope();
    var answers = made == "photographs" ? Samples.Of(reader.Value, images).argmax(1) : by == Classifier ? images.argmax(1) : Evaluation.InParts(ReadOff, images, 50);
    var (pictures, right) = (by == Classifier ? Painted(answers) : images, made == "maps" ? maps : photographs);
    var found = Confusion.Of(answers, truth, classes);
    var row = table.Add(keys: 4, made, by, Seed, steps, Math.Round((pictures - right).abs().mean().item<float>(), 4), Math.Round(Sharpness.Of(pictures), 4),
        Math.Round(FrechetDistance.Between(Thumbnails(pictures), Thumbnails(right)), 2),
        Math.Round(1000 * SlicedWasserstein.OfImages(pictures, right, levels: 4, patches: 16).Average(), 1),
        Math.Round(found.PixelAccuracy, 4), Math.Round(found.ClassAccuracy, 4), Math.Round(found.MeanOverlap, 4), Math.Round(seconds));
    Console.WriteLine(string.Join(", ", row));
}

// A map, its photograph, those that were made, what is found in each, and what is made of the photograph. Of each class but land there is a place that
// has much of it.
void Draw()
{
    using var scope = NewDisposeScope();
    var share = stack([.. Enumerable.Range(1, classes - 1).Select(named => truth.eq(named).to_type(ScalarType.Float32).mean([1L, 2L]))]); // (4, 200)
    var chosen = (share - 0.35).abs().argmin(1);
    var (photograph, map) = (photographs.index_select(0, chosen), maps.index_select(0, chosen));
    Tensor[] seen = [photograph, .. recipes.Select(by => Samples.Of(Trained("photographs", by).G, map))];
    var found = seen.Select(images => Painted(Samples.Of(reader.Value, images).argmax(1)));
    Tensor[] rows = [map, .. seen.Zip(found).SelectMany(pair => new[] { pair.First, pair.Second }), Samples.Of(Trained("maps", "L1").G, photograph)];
    string[] captions = ["map", "photograph", "found in it", .. recipes.SelectMany(by => new[] { by, "found in it" }), "map by L1"];
    SampleGrid.Of(cat(rows), classes - 1, captions).SaveJpeg("notebooks/images/09-maps.jpg");
}

Tensor ReadOff(Tensor images) => cdist(Signed(images).permute(0, 2, 3, 1).flatten(0, 2).contiguous(), palette).argmin(1).view(images.shape[0], Side, Side);

Tensor Painted(Tensor named) => palette[TensorIndex.Tensor(named)].permute(0, 3, 1, 2).contiguous();

static Tensor Signed(Tensor images) => images.dtype == ScalarType.Byte ? ImageSet.Scale(images, PixelRange.Signed) : images; // classes stay classes

static Tensor Thumbnails(Tensor images) => nn.functional.adaptive_avg_pool2d(images, 8).flatten(1); // the notebook's
