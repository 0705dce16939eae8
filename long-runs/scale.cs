#!/usr/bin/env dotnet
#:project ../lib/Minimax/Minimax.csproj

// What a training step costs when its batch, its pictures or its networks grow, and what a second thread brings: the numbers of docs/scale.md.
//
//     dotnet run long-runs/scale.cs       five minutes of a processor
//
// The sizes take turns, seven rounds of them, so that whatever slows the machine slows all. On one thread the processor's time is counted, which others'
// work changes little; what two threads bring can be seen on the clock alone, on a quiet machine. Stop it whenever you like: it goes on with the next round.

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const int Rounds = 7;
const double Turn = 0.5;                                       // seconds of the processor, at least
double[] student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447]; // Student's t: 95 % of a mean of n + 2 numbers

var table = LongRun.Open("scale", "series", "value", "threads", "round", "processor ms", "clock ms", "steps");
var sizes = new List<(string Series, int Value, int Threads, Action Step)>();
foreach (var batch in new[] { 8, 16, 32, 64, 128 }) sizes.Add(("batch", batch, 1, Dcgan(batch, width: 32)));
foreach (var width in new[] { 8, 16, 32, 64, 128 }) sizes.Add(("width", width, 1, Dcgan(batch: 32, width)));
foreach (var side in new[] { 16, 32, 64, 128 }) sizes.Add(("pixels", side * side, 1, Pix2Pix(side)));
foreach (var threads in new[] { 1, 2 })
{
    sizes.Add(("DCGAN, batch 64, 64 maps", 64, threads, Dcgan(batch: 64, width: 64)));
    sizes.Add(("pix2pix, 64×64, batch 4", 64, threads, Pix2Pix(64)));
}

foreach (var (_, _, threads, step) in sizes)
{
    set_num_threads(threads);
    for (var i = 0; i < 3; i++) step(); // allocators, oneDNN's primitives and the JIT settle
}

for (var round = 1; round <= Rounds; round++)
    foreach (var (series, value, threads, step) in sizes)
        if (!table.Has(series, value, threads, round)) Measure(series, value, threads, round, step);

foreach (var series in new[] { "batch", "width", "pixels" })
{
    var slopes = Enumerable.Range(1, Rounds).Select(round => Slope([.. Of(series, round)])).ToArray();
    var last = Enumerable.Range(1, Rounds).Select(round => Slope([.. Of(series, round).TakeLast(2)])).ToArray();
    Console.WriteLine($"{series,-8} exponent {Interval(slopes)}, between the two largest {Interval(last)}");
}

foreach (var pair in table.Rows.Where(row => row[0].Contains(',')).GroupBy(row => row[0]))
{
    var gains = pair.GroupBy(row => row[3]).Select(both => Clock(both, "1") / Clock(both, "2")).ToArray();
    Console.WriteLine($"{pair.Key}: two threads are {Median(gains):F2} times as fast ({gains.Min():F2} to {gains.Max():F2})");
}

void Measure(string series, int value, int threads, int round, Action step)
{
    set_num_threads(threads);
    var (begun, clock, steps) = (LongRun.CoreSeconds, Stopwatch.StartNew(), 0);
    double Spent() => LongRun.CoreSeconds - begun;
    for (; steps < 3 || Spent() < Turn; steps++) step();
    table.Add(keys: 4, series, value, threads, round, Math.Round(1000 * Spent() / steps, 3), Math.Round(clock.Elapsed.TotalMilliseconds / steps, 3), steps);
}

static Action Dcgan(int batch, int width)
{
    var (g, d) = (new Dcgan.Generator(width: width), new Dcgan.Discriminator(width: width));
    return On(new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (Adam(g), Adam(d))) { ReuseSamples = true }, rand(batch, 1, 28, 28) * 2 - 1);
}

static Action Pix2Pix(int side)
{
    var (g, d) = (new ResNetGenerator(width: 8, blocks: 2), new PatchDiscriminator(channels: 6, width: 8, halvings: 1));
    return On(new Pix2PixStep(g, d, (Adam(g), Adam(d))), (Image(), Image()));
    Tensor Image() => rand(4, 3, side, side) * 2 - 1;
}

static FusedAdam Adam(nn.Module player) => new(player.parameters(), 2e-4, 0.5);

static Action On<TBatch>(IStep<TBatch> step, TBatch batch) => () =>
{
    using var scope = NewDisposeScope();
    step.Update(batch).Read();
};

IEnumerable<(double X, double Y)> Of(string series, int round) => table.Rows.Where(row => row[0] == series && row[3] == $"{round}")
    .Select(row => (X: double.Parse(row[1]), Y: double.Parse(row[4]))).OrderBy(point => point.X);

static double Slope((double X, double Y)[] points) // of least squares, on two logarithmic axes
{
    var (x, y) = (points.Select(p => Math.Log(p.X)).ToArray(), points.Select(p => Math.Log(p.Y)).ToArray());
    var (meanX, meanY) = (x.Average(), y.Average());
    return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
}

string Interval(double[] slopes)
{
    var spread = Spread.Of(slopes);
    return $"{spread.Mean:F2} ± {student[slopes.Length - 2] * spread.Deviation / Math.Sqrt(slopes.Length):F2}";
}

static double Clock(IEnumerable<IReadOnlyList<string>> rows, string threads) => double.Parse(rows.Single(row => row[2] == threads)[5]);

static double Median(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);
