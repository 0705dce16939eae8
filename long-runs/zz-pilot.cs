#:project ../lib/Minimax/Minimax.csproj
using Minimax.Data; using Minimax.Layers; using Minimax.Metrics; using Minimax.Models; using Minimax.Objectives; using Minimax.Sampling; using Minimax.Steps; using Minimax.Training;
using TorchSharp; using TorchSharp.Modules; using static TorchSharp.torch; using static TorchSharp.torch.nn;
using System.Diagnostics; using System.Globalization;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
set_num_threads(1);
foreach (var line in string.Join(' ', args).Split(";", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) {
 var o = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=')).ToDictionary(a => a[0], a => a[1]);
 string S(string k, string d) => o.GetValueOrDefault(k, d);
 double D(string k, double d) => o.TryGetValue(k, out var v) ? double.Parse(v, CultureInfo.InvariantCulture) : d;
 int I(string k, int d) => (int)D(k, d);
 var (N, B, lat, w) = (I("n", 1000), I("b", 128), I("lat", 8), I("w", 64));
 var sigma = D("sigma", 0.1);
 var data = S("data", "ring") == "grid" ? GaussianMixture.Grid(5, D("radius", 2), sigma) : S("data","ring") == "two" ? new GaussianMixture("two", (1,[-1.0,0.0],sigma),(1,[1.0,0.0],sigma)) : S("data","ring") == "one" ? new GaussianMixture("one", (1,[1.0,1.0],sigma)) : GaussianMixture.Ring(8, D("radius", 2), sigma);
 var train = I("train", 0) > 0 ? data.Sample(I("train", 0), 1234) : null;
 for (var seed = 0; seed < I("seeds", 2); seed++) {
  manual_seed(seed);
  var refer = randn(64, lat);
  Module<Tensor, Tensor> g = S("g", "plain") switch {
    "plain" => new PlaneGan.Generator(lat, w),
    "bn" => Sequential(Linear(lat, w), BatchNorm1d(w), ReLU(), Linear(w, w), BatchNorm1d(w), ReLU(), Linear(w, 2)),
    "vbn" => new WithReference(Sequential(Linear(lat, w), new VirtualBatchNorm(w, 64), ReLU(), Linear(w, w), new VirtualBatchNorm(w, 64), ReLU(), Linear(w, 2)), refer),
    "leaky" => Sequential(Linear(lat, w), LeakyReLU(.2), Linear(w, w), LeakyReLU(.2), Linear(w, 2)),
    "tanh" => Sequential(Linear(lat, w), ReLU(), Linear(w, w), ReLU(), Linear(w, 2), Tanh()),
    "dropout" => Sequential(Linear(lat, w), ReLU(), Dropout(.5), Linear(w, w), ReLU(), Dropout(.5), Linear(w, 2)),
    _ => throw new Exception() };
  var noise = new GaussianNoise(D("noise", 0));
  var wd = I("wd", w);
  Module<Tensor, Tensor> d = S("d", "plain") switch {
    "plain" => new PlaneGan.Discriminator(wd), "md" => new PlaneGan.Discriminator(wd, compares: true),
    "relu" => Sequential(Linear(2, wd), ReLU(), Linear(wd, wd), ReLU(), Linear(wd, 1), Flatten(0)),
    "bn" => Sequential(Linear(2, wd), LeakyReLU(.2), Linear(wd, wd), BatchNorm1d(wd), LeakyReLU(.2), Linear(wd, 1), Flatten(0)),
    "noise" => Sequential(noise, new PlaneGan.Discriminator(wd)),
    "std" => Sequential(Linear(2, wd), LeakyReLU(.2), Linear(wd, wd), LeakyReLU(.2), Unflatten(1, [wd, 1, 1]), new MinibatchStd(I("group", 8)), Flatten(1), Linear(wd + 1, 1), Flatten(0)),
    _ => throw new Exception() };
  var (rg, rd, b1) = (D("rg", 1e-3), D("rd", D("rg", 1e-3)), D("b1", .5));
  OptimizerHelper Opt(Module m, string k, double r) => S(k, "adam") == "sgd" ? optim.SGD(m.parameters(), r, D("mom", 0)) : new FusedAdam(m.parameters(), r, b1);
  var opt = (Opt(g, "og", rg), Opt(d, "od", rd));
  IGame game = S("game", "ns") switch { "ns" => new NonSaturating(), "sat" => new MinimaxGame(), "ml" => new MaximumLikelihood(), "smooth" => new SmoothedLabels(.9, 0), "two" => new SmoothedLabels(.9, .1), "noisy" => new NoisyLabels(.1), "swap" => new NoisyLabels(1), "fm" => new FeatureMatching(new NonSaturating()), "ls" => new LeastSquares(), _ => throw new Exception() };
  IPrior prior = S("prior", "normal") == "normal" ? new NormalPrior(lat) : new UniformPrior(lat);
  var K = I("k", 1);
  var inner = new GanStep(g, d, game, prior, opt) { K = K, Pool = o.ContainsKey("pool") ? new ImagePool(I("pool", 512), [2]) : null, History = o.ContainsKey("hist") ? (new HistoricalAveraging(g, D("hist", 1)), new HistoricalAveraging(d, D("hist", 1))) : null };
  var step = new GradientNorms<Tensor>(inner); for (var i = 0L; i < I("pre", 0); i++) { using var sc = NewDisposeScope(); inner.UpdateDiscriminator(data.Sample(B, 55, i)); }
  var clock = Stopwatch.StartNew(); var rows = I("rows", 5); var hist = new List<Minimax.Training.Progress>();
  Console.WriteLine($"# {line} seed {seed}");
  var shift = D("shift", 0); var scale = D("scale", 1);
  Tensor Batch(long i) => train is null ? data.Sample(B * K, (ulong)seed, i) * scale + shift : train.index_select(0, randint(train.shape[0], [B * K]));
  try {
  new TrainingLoop<Tensor>(step, Batch) { Steps = N, Seed = seed, ReportEvery = Math.Max(1, N / 100), SampleEvery = N / rows,
    Schedule = i => { noise.Std = D("noise", 0) * Math.Max(0, 1 - 2.0 * i / N); if (o.ContainsKey("decay")) foreach (var (op, r) in new[] { (opt.Item1, rg), (opt.Item2, rd) }) foreach (var gr in op.ParamGroups) gr.LearningRate = r * Math.Min(1, 2 - 2.0 * i / N); },
    Report = hist.Add,
    Sample = i => { var p = hist.Count > 0 ? hist[^1] : null; var s = Samples.Of(g, prior.Draw(2000)); var c = ModeCoverage.Of(data, (s - shift) / scale); var sg = SampleSigns.Of(s[..500], train ?? data.Sample(500, 99) * scale + shift, data.Sample(500, 77) * scale + shift);
      var gl = hist.Skip(hist.Count / 2).Select(h => h.Numbers[1].Value).ToArray(); var sd = gl.Length > 1 ? Math.Sqrt(gl.Select(v => (v - gl.Average()) * (v - gl.Average())).Average()) : 0;
      Console.WriteLine($"{seed} {i,5} " + string.Join(" ", (p?.Numbers ?? []).Select(n => $"{n.Name}={n.Value:F3}")) + $" modes={c.Covered} near={c.Near:F2} spr={sg.Spread:F2} tw={sg.Twins:F2} stray={sg.Stray:F2} miss={sg.Missed:F2} below={sg.Below:F2} cop={sg.Copies:F2} gsd={sd:F2} gm={(gl.Length > 0 ? gl.Average() : 0):F2} dgsd={(hist.Count > 1 ? Sd(hist.Skip(hist.Count / 2).Select(h => h.Numbers[3].Value).ToArray()) : 0):F3}"); } }.Run();
  } catch (DivergedException e) { Console.WriteLine(e.Message); }
  Console.WriteLine($"{clock.Elapsed.TotalSeconds:F1}s  first∇G={hist[0].Numbers[^2].Value:E1} max∇G={hist.Max(h => h.Numbers[^2].Value):E1} last∇G={hist[^1].Numbers[^2].Value:E1} max∇D={hist.Max(h => h.Numbers[^1].Value):E1} maxG={hist.Max(h => h.Numbers[1].Value):F2}");
 }
}
static double Sd(double[] v) => Math.Sqrt(v.Select(x => (x - v.Average()) * (x - v.Average())).Average());
