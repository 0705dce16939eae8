#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Three seeds of what notebook 09 trains once: faces from sketches and from masks, photographs of CIFAR-10 from grey, and faces from grey. Each by L1
// alone and with the game; networks, rates, steps and numbers are the notebook's.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/09-colours.cs          all of them: five minutes of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/09-colours.cs masks    one task: sketches, masks, photographs or faces
//
// Stop it whenever you like: what is in the table beside this file is not trained again. A row is one number of one training; seconds are those of
// the processor. Notebook 09 shows means and spreads.
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Batch = 8, Width = 16, Levels = 4, Side = 32, Parts = 8, Seeds = 3;
const double Rate = 2e-3, Lambda = 100;

set_num_threads(1);
var (people, strangers) = (Avatars.People(2000, seed: 1), Avatars.People(500, seed: 2));
var (pictures, right) = (Pictures(people), Pictures(strangers));
var (mask, truth) = (Masks(people), Masks(strangers));
var corners = tensor(new float[,] { { -1, -1, -1 }, { 1, -1, -1 }, { -1, 1, -1 }, { 1, 1, -1 }, { -1, -1, 1 }, { 1, -1, 1 }, { -1, 1, 1 }, { 1, 1, 1 } });
var table = LongRun.Open("09-colours", "task", "by", "number", "seed", "value");

var tasks = new Dictionary<string, Action<string>>
{
    ["sketches"] = task => Dress(task, Sketches(people), Sketches(strangers)),
    ["masks"] = task => Dress(task, Painted(mask), Painted(truth)),
    ["photographs"] = Photographs,
    ["faces"] = Faces,
};
foreach (var (task, play) in tasks.Where(one => args.Length == 0 || one.Key == args[0])) play(task);

// Faces of what is given, judged by their numbers and by a network that looks for the parts that the mask has.
void Dress(string task, Tensor given, Tensor asked)
{
    Each(task, seed => Finder(seed), (finder, made) =>
    [
        ("L1", L1(made, right)),
        ("sharpness", Sharpness.Of(made)),
        ("thumbnails", FrechetDistance.Between(Thumbnails(made), Thumbnails(right))),
        ("colours", (Shared(made, right, 1) + Shared(made, right, 2)) / 2),
        ("mask found again", Confusion.Of(Samples.Of(finder, made).argmax(1), truth, Parts).MeanOverlap),
    ], given, pictures, asked);
}

void Photographs(string task)
{
    var (train, test) = DataSets.Cifar10.LoadAsync().GetAwaiter().GetResult();
    var (photos, unseen) = (train.Take(5000), test.Take(1000));
    var ((grey, ab), (asked, due)) = (Parted(Signed(photos.Images)), Parted(Signed(unseen.Images)));
    Each(task, seed => Referee.Train(photos, seed, steps: 250), (referee, made) =>
        [.. Tints(made, due), ("referee right", 1 - referee.Judge(Joined(asked, made)).Error(unseen.Labels))], grey, ab, asked);
}

void Faces(string task)
{
    var ((grey, ab), (asked, due)) = (Parted(pictures), Parted(right));
    var (known, sought) = (new AvatarTable(people), new AvatarTable(strangers));
    (string Number, string Factor, AvatarPart Part)[] worn =
        [("hair", "hair colour", AvatarPart.Hair), ("clothes", "clothes hue", AvatarPart.Clothes), ("background", "scene hue", AvatarPart.Background)];
    var means = worn.Select(one => Means(one.Factor, Worn(InLab(grey, ab), mask, one.Part))).ToArray();
    Each(task, _ => 0, (_, made) =>
    [
        .. Tints(made, due),
        .. worn.Zip(means).Select(one => ($"{one.First.Number} named", Named(one.First.Factor, Worn(InLab(asked, made), truth, one.First.Part), one.Second))),
        ("skin off", Off(made, AvatarPart.Skin)),
        .. worn.Select(one => ($"{one.Number} off", Off(made, one.Part))),
    ], grey, ab, asked);

    Tensor Means(string factor, Tensor colours) => stack([.. Enumerable.Range(0, 8).Select(value =>
        colours[known.CodesShow.select(1, Column(factor)).logical_and(known.Codes.select(1, Column(factor)).eq(value))].mean([0L]))]); // (8, 3): of all who have it

    double Named(string factor, Tensor colours, Tensor means) => cdist(colours, means).argmin(1).eq(sought.Codes.select(1, Column(factor)))
        .masked_select(sought.CodesShow.select(1, Column(factor))).to_type(ScalarType.Float64).mean().item<double>();

    double Off(Tensor made, AvatarPart part) => (55 * ((made - due).abs() * Inside(truth, part)).sum() / Inside(truth, part).sum()).item<float>(); // 110 / 2
}

// Both recipes with each seed; what is in the table already is left out. The judge of a seed is the same for both.
void Each<TJudge>(string task, Func<long, TJudge> judged, Func<TJudge, Tensor, (string Number, double Value)[]> measure, Tensor from, Tensor to, Tensor asked)
{
    for (var seed = 0; seed < Seeds; seed++)
    {
        var judge = new Lazy<TJudge>(() => judged(seed));
        foreach (var by in new[] { "L1", "L1 + cGAN" })
        {
            if (table.Has(task, by, "seconds", seed)) continue;
            using var scope = NewDisposeScope();
            manual_seed(seed);
            var g = new UNetGenerator((int)from.shape[1], Width, Levels, (int)to.shape[1]);
            var before = LongRun.CoreSeconds;
            Train(g, by, from, to, seed, task is "sketches" or "masks" ? 400 : 300);
            var seconds = LongRun.CoreSeconds - before;
            foreach (var (number, value) in measure(judge.Value, Samples.Of(g, asked)).Append(("seconds", seconds)))
                table.Add(keys: 4, task, by, number, seed, Math.Round(value, 4));
            Console.WriteLine($"{task}, {by}, seed {seed}: {string.Join(", ", table.Rows.Where(row => (row[0], row[1], row[3]) == (task, by, $"{seed}")).Select(row => $"{row[2]} {row[4]}"))}");
        }
    }
}

static void Train(UNetGenerator g, string by, Tensor from, Tensor to, long seed, long steps)
{
    var adamG = new FusedAdam(g.parameters(), Rate, 0.5);
    if (by == "L1")
    {
        Run(new RegressionStep(g, (made, y) => nn.functional.l1_loss(made, y), adamG), new LinearDecay(Rate, steps, adamG));
        return;
    }

    var d = new PatchDiscriminator((int)(from.shape[1] + to.shape[1]), Width, halvings: 1); // patches of 16 pixels
    var adamD = new FusedAdam(d.parameters(), Rate, 0.5);
    Run(new Pix2PixStep(g, d, (adamG, adamD)) { Lambda = Lambda }, new LinearDecay(Rate, steps, adamG, adamD));

    void Run(IStep<(Tensor X, Tensor Y)> step, LinearDecay decay) =>
        new TrainingLoop<(Tensor X, Tensor Y)>(step, _ => Pairs(from, to)) { Steps = steps, Seed = seed, Schedule = decay.Apply }.Run();
}

UNetGenerator Finder(long seed)
{
    manual_seed(seed);
    var g = new UNetGenerator(3, Width, Levels, Parts, squash: false);
    var adam = new FusedAdam(g.parameters(), Rate, 0.5);
    var step = new RegressionStep(g, (logits, named) => nn.functional.cross_entropy(logits, named), adam);
    new TrainingLoop<(Tensor X, Tensor Y)>(step, _ => Pairs(pictures, mask)) { Steps = 200, Seed = seed, Schedule = new LinearDecay(Rate, 200, adam).Apply }.Run();
    return g;
}

static (Tensor X, Tensor Y) Pairs(Tensor from, Tensor to)
{
    var chosen = randint(from.shape[0], [Batch], ScalarType.Int64);
    return (from.index_select(0, chosen), to.index_select(0, chosen));
}

static (string Number, double Value)[] Tints(Tensor made, Tensor due) =>
[
    ("L1 of a, b", 110 * L1(made, due)),
    ("chroma", 110 * made.square().sum(1).sqrt().mean().item<float>()),
    ("histograms", Enumerable.Range(0, 2).Average(i => HistogramIntersection.Of(made.select(1, i), due.select(1, i), -1, 1))),
];

static double L1(Tensor made, Tensor due) => (made - due).abs().mean().item<float>();

static double Shared(Tensor made, Tensor due, int channel) =>
    HistogramIntersection.Of(LabColour.FromRgb(made).select(1, channel), LabColour.FromRgb(due).select(1, channel), -110, 110);

static Tensor Thumbnails(Tensor images) => nn.functional.adaptive_avg_pool2d(images, 8).flatten(1);

static Tensor Signed(Tensor images) => images.dtype == ScalarType.Byte ? ImageSet.Scale(images, PixelRange.Signed) : images;

static Tensor Small(Tensor images) => Evaluation.InParts(some => nn.functional.avg_pool2d(Signed(some), 2), images, 200);

static Tensor Sketches(IReadOnlyList<Avatar> who) => Small(Avatars.Sketches(who));

static Tensor Pictures(IReadOnlyList<Avatar> who) => Small(Avatars.Draw("drawn", who, 2 * Side).Images);

static Tensor Masks(IReadOnlyList<Avatar> who) => Avatars.Masks(who, Side).squeeze(1).to_type(ScalarType.Int64);

Tensor Painted(Tensor named) => corners[TensorIndex.Tensor(named)].permute(0, 3, 1, 2).contiguous();

static (Tensor L, Tensor AB) Parted(Tensor images)
{
    var lab = Evaluation.InParts(LabColour.FromRgb, images, 200);
    return ((lab.narrow(1, 0, 1) / 50) - 1, lab.narrow(1, 1, 2) / 110);
}

static Tensor InLab(Tensor l, Tensor ab) => cat([(l + 1) * 50, ab * 110], 1);

static Tensor Joined(Tensor l, Tensor ab) => Evaluation.InParts(LabColour.ToRgb, InLab(l, ab), 200);

static Tensor Inside(Tensor parts, AvatarPart part) => parts.eq((long)part).unsqueeze(1);

static Tensor Worn(Tensor lab, Tensor parts, AvatarPart part) => (lab * Inside(parts, part)).sum([2L, 3L]) / Inside(parts, part).sum([2L, 3L]); // (N, 3): its mean colour

static int Column(string factor) => AvatarFactors.Discrete.ToList().FindIndex(one => one.Name == factor);
