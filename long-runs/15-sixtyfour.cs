#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// Avatars of 64×64 pixels for notebook 15, one seed: PG-GAN grows from 4 pixels to 64, and LAPGAN paints 8 and adds details three times. Judged on
// the way by the paper's sliced Wasserstein distance of patches, times 1,000, and by the referee of the avatars. Seconds are those of the processor:
// other work on the machine does not count, but slows a core that is shared with it.
//
//     OMP_NUM_THREADS=1 dotnet run long-runs/15-sixtyfour.cs           both: three quarters of an hour of a core
//     OMP_NUM_THREADS=1 dotnet run long-runs/15-sixtyfour.cs LAPGAN    the one whose name contains this
//
// Stop it whenever you like: a training whose last row is in the table beside this file is not repeated. At the end two pictures are drawn from the
// weights, which stay outside of what is stored. Notebook 15 shows all three.
using Minimax.Display;
using Minimax.Layers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Side = 64, Smallest = 8, Judged = 2000, Seed = 0;
const int Latent = 32, Width = 8;              // notebook 15's
const long Phase = 150;                        // three times the notebook's
const string Growing = "PG-GAN", Pyramid = "LAPGAN", Real = "real";
long[] stages = [150, 450, 750, 1050, 1200, 3000, 5000]; // steps: each size when it has settled, 64 pixels as they have faded in, and twice more
(int Side, int Width, long Steps)[] rungs = [(16, 32, 2000), (32, 24, 2000), (64, 16, 2000)];
const long Begin = 3000;                       // steps of LAPGAN's smallest game

set_num_threads(1);
var table = LongRun.Open("15-sixtyfour", "game", "seed", "steps", "pixels", "64 pixels", "32 pixels", "16 pixels", "8 pixels", "distance", "total variation", "dropped", "core-seconds");
var kept = Directory.CreateDirectory(Path.ChangeExtension(table.CheckpointFile, null)).FullName;
var (referee, faces) = (AvatarReferee.Open(), Avatars.Draw(20_000, seed: 1));
var truth = ImageSet.Scale(Avatars.Draw(Judged, seed: 2).Images, PixelRange.Signed);
var data = referee.Judge(truth);

if (!table.Has(Real)) JudgeOthers();
if (Asked(Growing) && !table.Has(Growing, Seed, stages[^1])) Grow();
if (Asked(Pyramid) && !table.Has(Pyramid, Seed, rungs[^1].Steps, Side)) Climb();
if (File.Exists(Stored(Growing, stages[^1])) && File.Exists(Stored(Pyramid, Side))) Draw();

bool Asked(string game) => args.Length == 0 || game.Contains(args[0], StringComparison.OrdinalIgnoreCase);

// Other real avatars, as far as each size can show them.
void JudgeOthers()
{
    using var scope = NewDisposeScope();
    var others = ImageSet.Scale(Avatars.Draw(Judged, seed: 3).Images, PixelRange.Signed);
    var growth = new Growth(5);
    for (var stage = 0; stage < growth.Stages; stage++) Note(Real, 0, growth.To(stage).Side, growth.Shown(others), 0);
}

void Grow()
{
    using var scope = NewDisposeScope();
    manual_seed(Seed);
    var (growth, average) = Painter(5, Width);
    var g = new GrowingGan.Generator(growth, Latent, Width);
    var d = new GrowingGan.Discriminator(growth, Width);
    var (step, decay) = Game(g, average, d, stages[^1]);
    using var batches = new ShuffledBatches(faces, 16, Seed);
    var (done, spent) = (0L, 0.0);
    foreach (var stage in stages)
    {
        var (from, start) = (done, LongRun.CoreSeconds);
        new TrainingLoop<Tensor>(step, i => growth.Shown(batches[from + i].Images))
        {
            Steps = stage - from,
            Seed = Seed + from,
            Schedule = i =>
            {
                growth.Follow(from + i, Phase);
                decay.Apply(from + i);
            },
        }.Run();
        (done, spent) = (stage, spent + LongRun.CoreSeconds - start);
        Weights.Save(average, Stored(Growing, stage));
        Note(Growing, stage, growth.Side, Samples.Of(average, Latents(Judged)), spent);
    }
}

// LAPGAN: a small game at 8 pixels, then one a level for the details alone.
void Climb()
{
    using var scope = NewDisposeScope();
    manual_seed(Seed);
    var (growth, average) = Painter(2, 2 * Width);
    growth.To(1);
    var (step, decay) = Game(new GrowingGan.Generator(growth, Latent, 2 * Width), average, new GrowingGan.Discriminator(growth, 2 * Width), Begin);
    using var batches = new ShuffledBatches(faces, 16, Seed);
    var start = LongRun.CoreSeconds;
    new TrainingLoop<Tensor>(step, i => Rung(batches[i].Images, Smallest).G) { Steps = Begin, Seed = Seed, Schedule = decay.Apply }.Run();
    var spent = LongRun.CoreSeconds - start;
    Weights.Save(average, Stored(Pyramid, Smallest));
    var made = Samples.Of(average, Latents(Judged));
    Note(Pyramid, Begin, Smallest, made, spent);
    foreach (var (side, width, steps) in rungs)
    {
        start = LongRun.CoreSeconds;
        manual_seed(Seed);
        var (g, d) = (new LaplacianGan.Generator(width), new PatchDiscriminator(6, width, halvings: 2));
        var (adamG, adamD) = (new FusedAdam(g.parameters(), 1e-3, 0.5), new FusedAdam(d.parameters(), 1e-3, 0.5)); // as in the notebook
        new TrainingLoop<(Tensor, Tensor)>(new Pix2PixStep(g, d, (adamG, adamD)) { Lambda = 0 }, i => Rung(batches[i].Images, side))
        {
            Steps = steps,
            Seed = Seed,
            Schedule = new LinearDecay(1e-3, steps, adamG, adamD).Apply,
        }.Run();
        spent += LongRun.CoreSeconds - start;
        Weights.Save(g, Stored(Pyramid, side));
        made = Samples.Of(g, LaplacianPyramid.Up(made));
        Note(Pyramid, steps, side, made, spent);
    }
}

static (Growth, GrowingGan.Generator) Painter(int sizes, int width)
{
    var growth = new Growth(sizes);
    return (growth, new GrowingGan.Generator(growth, Latent, width));
}

// The notebook's game, at its rate, which falls in the second half; the average looks back over four times as many steps.
(IStep<Tensor> Step, LinearDecay Decay) Game(GrowingGan.Generator g, GrowingGan.Generator average, GrowingGan.Discriminator d, long steps)
{
    const double Rate = 5e-3;
    var (adamG, adamD) = (new FusedAdam(g.parameters(), Rate, 0, 0.99), new FusedAdam(d.parameters(), Rate, 0, 0.99));
    var flat = new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 4);
    var duel = new GanStep(g, d, new RelativisticPairing(), new NormalPrior(Latent), (adamG, adamD)) { Penalty = flat, ReuseSamples = true };
    return (new Ema<Tensor>(duel, g, average, 0.995), new LinearDecay(Rate, steps, adamG, adamD));
}

// A level of the data: what lies above it, made twice as large, and the picture itself.
static (Tensor L, Tensor G) Rung(Tensor images, int side)
{
    var levels = LaplacianPyramid.Of(images, 4);             // 64, 32, 16 and 8 pixels
    var (l, g) = (levels[3], levels[3]);
    for (var level = 2; g.shape[3] < side; level--)
    {
        l = LaplacianPyramid.Up(g);
        g = l + levels[level];
    }

    return (l, g);
}

static Tensor Latents(int count)
{
    manual_seed(1000);
    return randn(count, Latent);
}

string Stored(string game, long at) => Path.Combine(kept, $"{game}, {at}.safetensors");

void Note(string game, long steps, int side, Tensor pictures, double seconds)
{
    using var scope = NewDisposeScope();
    var large = Large(pictures).clamp(-1, 1);
    double[] away = [.. SlicedWasserstein.OfImages(large, truth, levels: 4, directions: 256).Select(one => Math.Round(1000 * one, 1))];
    var made = referee.Judge(large);
    var histograms = made.Beside(data);
    var row = table.Add(keys: 4, game, Seed, steps, side, away[0], away[1], away[2], away[3], Math.Round(made.DistanceTo(data), 2),
        Math.Round(histograms.Average(h => h.TotalVariation), 4), histograms.Sum(h => h.Dropped.Count), Math.Round(seconds));
    Console.WriteLine(string.Join(", ", row));
}

static Tensor Large(Tensor pictures)
{
    while (pictures.shape[3] < Side) pictures = Growth.Up(pictures);
    return pictures;
}

// Four latents through the sizes as PG-GAN grew; and what both make in the end, beside real avatars.
void Draw()
{
    using var scope = NewDisposeScope();
    var (growth, g) = Painter(5, Width);
    var film = stages.Select(stage =>
    {
        growth.Follow(stage - 1, Phase);
        Weights.Load(g, Stored(Growing, stage));
        return (Name: $"{stage}: {growth.Side} px", Seen: Large(Samples.Of(g, Latents(4))));
    }).ToArray();
    var rows = Enumerable.Range(0, 4).SelectMany(who => film.Select(one => one.Seen.narrow(0, who, 1)));
    SampleGrid.Of(Growth.Up(cat([.. rows])), film.Length, columnCaptions: [.. film.Select(one => one.Name)]).SaveJpeg("notebooks/images/15-growing-up.jpg");

    var (small, first) = Painter(2, 2 * Width);
    small.To(1);
    Weights.Load(first, Stored(Pyramid, Smallest));
    var painted = rungs.Aggregate(Samples.Of(first, Latents(16)), (made, rung) =>
    {
        var details = new LaplacianGan.Generator(rung.Width);
        Weights.Load(details, Stored(Pyramid, rung.Side));
        return Samples.Of(details, LaplacianPyramid.Up(made));
    });
    SampleGrid.Of(Growth.Up(cat([Samples.Of(g, Latents(24)), painted, truth[..8]])), 8, [Growing, "", "", Pyramid, "", "real"]).SaveJpeg("notebooks/images/15-sixtyfour.jpg");
}
