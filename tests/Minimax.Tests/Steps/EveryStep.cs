using Minimax.Control;
using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>Every step of the library in small, for what must hold of all of them.</summary>
internal sealed class EveryStep
{
    private const int Latent = 6, Classes = 3, Count = 8;

    private static readonly UniformPrior Prior = new(Latent, 0, 1);

    private readonly Device device;
    private readonly Dictionary<string, Func<Trained>> made;

    private EveryStep(Device device) => (this.device, made) = (device, new()
    {
        ["gan"] = () =>
        {
            var (g, d) = (new Dcgan.Generator(width: 8), new Dcgan.Discriminator(width: 8));
            return Trained.By(new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (Adam(g), Adam(d))) { ReuseSamples = true }, Images);
        },
        ["algorithm-one"] = () => Algorithm1(new MinimaxGame()),
        ["wgan-gp"] = () =>
        {
            var (g, critic) = (new Dcgan.Generator(width: 8), new Dcgan.Discriminator(width: 8, normalise: false));
            return Trained.By(new GanStep(g, critic, new Wasserstein(), new NormalPrior(g.Latent), (Adam(g), Adam(critic))) { K = 2, Penalty = new GradientPenalty() }, Images);
        },
        ["f-gan"] = () => Algorithm1(new FGan(FDivergence.Pearson, nonSaturating: true)),
        ["gls-gan"] = () => Algorithm1(new LossSensitive(scale: 0.01, slope: 0.5)),
        ["ebgan"] = () =>
        {
            var (g, d) = (new Dcgan.Generator(width: 8), new EnergyAutoencoder(width: 4, code: 6));
            return Trained.By(new GanStep(g, d, new EnergyBased(margin: 0.5, pullAway: 0.1), new NormalPrior(g.Latent), (Adam(g), Adam(d))), Images);
        },
        ["r3gan"] = () =>
        {
            var (g, d) = (new AvatarGan.Generator(Latent, width: 4), new AvatarGan.Discriminator(width: 4));
            var penalty = new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 2);
            return Trained.By(new GanStep(g, d, new RelativisticPairing(), Prior, (Adam(g), Adam(d))) { Penalty = penalty }, () => Peer.Fill(1, -1, 1, Count, 3, 64, 64).to(device));
        },
        ["adaptive"] = () =>
        {
            var (g, d) = (new MlpGan.Generator(Latent, width: 64), new AdaptivelyAugmented(new MlpGan.Discriminator(width: 32), images: 20, target: 0));
            return Trained.By(new GanStep(g, d, new Watched(new NonSaturating(), d.Heed), Prior, (Adam(g), Adam(d))), Images);
        },
        ["path-length"] = () =>
        {
            var (g, d) = (new StyleGan.Generator(14, 1, Latent, maps: [4, 4]), new DenseGan.Discriminator(DenseGan.Make.PlainD, 14, 1, 16));
            var game = new GeneratorPays(new RelativisticPairing(), _ => PathLength.Of(w => g.Paint(w, w), g.Map(Prior.Draw(Count, device))));
            return Trained.By(new GanStep(g, d, game, Prior, (Adam(g), Adam(d))), () => (rand(Count, 1, 14, 14, device: device) * 2) - 1);
        },
        ["pg-gan"] = () =>
        {
            var growth = new Growth(2).To(1, alpha: 0.5);
            var (g, d) = (new GrowingGan.Generator(growth, Latent, width: 4), new GrowingGan.Discriminator(growth, width: 4));
            return Trained.By(new GanStep(g, d, new Wasserstein(), Prior, (Adam(g), Adam(d))) { Penalty = new GradientPenalty() }, () => growth.Shown(Peer.Fill(1, -1, 1, Count, 3, 16, 16).to(device)));
        },
        ["lapgan"] = () =>
        {
            var (g, d) = (new LaplacianGan.Generator(width: 4), new PatchDiscriminator(channels: 6, width: 4, halvings: 1));
            var step = new Pix2PixStep(g, d, (Adam(g), Adam(d))) { Lambda = 0 };
            return Trained.By(step, () => Peer.Fill(1, -1, 1, Count, 3, 16, 16).to(device) is var y ? (nn.functional.avg_pool2d(y, 3, 1, 1), y) : default);
        },
        ["stackgan"] = () =>
        {
            var refiner = new StackGan.Refiner(new StackGan.Generator(Classes, Latent, width: 4), Classes, Latent, width: 4);
            var game = new GeneratorPays(new MatchingAware(new NonSaturating(), Classes), made => refiner.Cloud(Labelled.Last(made, Classes)).Divergence());
            var (g, d) = (new WithLabel(refiner, Classes), new StackGan.Discriminator(Classes, 32, width: 4));
            var prior = new JoinedPrior(Prior, new EmpiricalPrior(Peer.Fill(0.3, 0, 1, 5, Classes).to(device)));
            return Trained.By(new GanStep(g, d, game, prior, (Adam(g), Adam(d))), () => Labelled.Join(Peer.Fill(1, -1, 1, Count, 3, 32, 32).to(device), Labelled.OneHot(Labels(), Classes)));
        },
        ["stacked-gan"] = () =>
        {
            var (g, d) = (new WithLabel(new FeatureStack.Generator(Classes + Latent, 20, nn.ReLU(), 16), Classes + Latent), new WithoutLabel(new FeatureStack.Discriminator(20, Latent, 16), 20));
            var game = new GeneratorPays(new ReadableCode(new NonSaturating(), 0, Latent), pair => (pair.narrow(1, 0, Classes) - pair.narrow(1, 20, Classes)).square().mean());
            var prior = new JoinedPrior(new CategoryPrior(Classes), Prior);
            return Trained.By(new GanStep(g, d, game, prior, (Adam(g), Adam(d))), () => Labelled.Join(rand(Count, 20, device: device), zeros(Count, Classes + Latent, device: device)));
        },
        ["remembering"] = () =>
        {
            var (g, d) = (new MlpGan.Generator(Latent, width: 64), new MlpGan.Discriminator(width: 32));
            return Trained.By(new GradientNorms<Tensor>(new GanStep(g, d, new NoisyLabels(), Prior, (Adam(g), Adam(d)))
            {
                Pool = new ImagePool(2 * Count, [1, 28, 28]),
                History = (new HistoricalAveraging(g), new HistoricalAveraging(d)),
            }), Images);
        },
        ["wgan"] = () =>
        {
            var (g, critic) = (new Dcgan.Generator(width: 8), new Dcgan.Discriminator(width: 8, normalise: false));
            var optimizers = (optim.RMSProp(g.to(device).parameters(), 1e-3), optim.RMSProp(critic.to(device).parameters(), 1e-3));
            return Trained.By(new GanStep(g, critic, new Wasserstein(), new NormalPrior(g.Latent), optimizers) { K = 2, Clip = 0.01 }, Images);
        },
        ["unrolled"] = () =>
        {
            var (g, d) = (new PlaneNets.Generator(Latent), new PlaneNets.Discriminator());
            return Trained.By(new GanStep(g, d, new Unrolled(new NonSaturating(), steps: 2, rate: 0.1), Prior, (Adam(g), Adam(d))), Points);
        },
        ["mad-gan"] = () =>
        {
            var g = new WithLabel(new GeneratorMixture([.. Enumerable.Range(0, Classes).Select(_ => new PlaneNets.Generator(Latent))]), Classes);
            var d = new WithoutLabel(new PlaneNets.Classifier(Classes + 1), 2);
            var prior = new JoinedPrior(Prior, new CategoryPrior(Classes));
            return Trained.By(new GanStep(g, d, new WhichGenerator(Classes), prior, (Adam(g), Adam(d))), () => Labelled.Join(Points(), zeros(Count, Classes, device: device)));
        },
        ["gman"] = () =>
        {
            var (g, d) = (new WithLambda(new PlaneNets.Generator(Latent)), new Panel(new PlaneNets.Discriminator(), new PlaneNets.Discriminator(32)));
            return Trained.By(new GanStep(g, d, new MultiAdversarial(new NonSaturating()) { ChosenLambda = () => g.Lambda }, Prior, (Adam(g), Adam(d))), Points);
        },
        ["cyclegan"] = () =>
        {
            var (g, f) = (Translator(), Translator());
            var (dX, dY) = (Judge(), Judge());
            return Trained.By(new CycleGanStep((g, f), (dX, dY), (Pool(), Pool()), new CycleWeights(), (Adam(g, f), Adam(dX, dY))), () => (Images(), Images()));

            ResNetGenerator Translator() => new(channels: 1, width: 4, blocks: 1, halvings: 1);
            PatchDiscriminator Judge() => new(channels: 1, width: 4, halvings: 1);
            ImagePool Pool() => new(2 * Count, [1, 28, 28]);
        },
        ["pix2pix"] = () =>
        {
            var (g, d) = (new UNetGenerator(channels: 1, width: 4, halvings: 2, outputs: 3, dropouts: 1), new PatchDiscriminator(channels: 4, width: 8, halvings: 1));
            return Trained.By(new Pix2PixStep(g, d, (Adam(g), Adam(d))), () => (Images(), (rand(Count, 3, 28, 28, device: device) * 2) - 1));
        },
        ["srgan"] = () =>
        {
            var (g, d) = (new SrResNet(channels: 1, width: 4, blocks: 1), new PatchDiscriminator(channels: 1, width: 8, halvings: 1));
            var step = new Pix2PixStep(g, d, (Adam(g), Adam(d))) { Conditional = false, Lambda = 50, Distance = ("content", (made, y) => nn.functional.mse_loss(made, y)) };
            return Trained.By(step, () => Images() is var y ? (nn.functional.avg_pool2d(y, 4), y) : default);
        },
        ["perceptual-gan"] = () =>
        {
            var (g, detector) = (new PerceptualGan.Generator(Classes, width: 2), new PerceptualGan.Detector(64, Classes, width: 2));
            var d = new PerceptualGan.Discriminator(detector.Decision, Classes, width: 2);
            var game = new ReadableCode(new NonSaturating(), Classes) { IsOnData = true };
            return Trained.By(new Pix2PixStep(g, d, (Adam(g), Adam(d))) { Conditional = false, Lambda = 0, Game = game }, () => (Labelled.Join(Rows(588), Hot()), Labelled.Join(Rows(196), Hot())));

            Tensor Rows(long length) => rand(Count, length, device: device);
            Tensor Hot() => Labelled.OneHot(Labels(), Classes);
        },
        ["pixel-da"] = () =>
        {
            var (g, d, t) = (new PixelDaGenerator(28, 1, Latent, width: 4, blocks: 1), new Dcgan.Discriminator(width: 4), new LeNet(classes: Classes, width: 4));
            var step = new PixelDaStep(g, d, t, Prior, (Adam(g), Adam(d), Adam(t))) { Weights = new PixelDaWeights { Content = 0.1 } };
            return Trained.By(step, () => (new ImageBatch(Images(), Labels()), Images()));
        },
        ["simgan"] = () =>
        {
            var (r, d) = (new ResNetGenerator(channels: 1, width: 4, blocks: 1, halvings: 0), new PatchDiscriminator(channels: 1, width: 4, halvings: 1));
            return Trained.By(new SimGanStep(r, d, new ImagePool(2 * Count, [1, 28, 28]), (Adam(r), Adam(d))), () => (Images(), Images()));
        },
        ["unit"] = () =>
        {
            var (net, dX, dY) = (new UnitNet(channels: 1, width: 2, blocks: 1), new PatchDiscriminator(1, 4, 1), new PatchDiscriminator(1, 4, 1));
            return Trained.By(new UnitStep(net, (dX, dY), (Adam(net), Adam(dX, dY))), () => (Images(), Images()));
        },
        ["wespe"] = () =>
        {
            var (g, f) = (new CorrectionNet(width: 4, depth: 1), new CorrectionNet(width: 4, depth: 1));
            var (colour, texture) = (nn.Sequential(new GaussianBlur(1), new PatchDiscriminator(3, 4, 1)), nn.Sequential(new Greyscale(), new PatchDiscriminator(1, 4, 1)));
            return Trained.By(new WespeStep((g, f), (colour, texture), (Adam(g, f), Adam(colour, texture))), () => (Photographs(), Photographs()));
        },
        ["da-gan"] = () =>
        {
            var (g, d, outside) = (new DaGan.Translator(new DaGan.Attention(16, width: 2), new CorrectionNet(width: 4, depth: 1)), new PatchDiscriminator(3, 4, 1), new PatchDiscriminator(3, 4, 1));
            return Trained.By(new DaGanStep(g, (d, outside), (Adam(g), Adam(d, outside))), () => (Photographs(), Photographs()));
        },
        ["regression"] = () =>
        {
            var network = new UNetGenerator(channels: 1, width: 4, halvings: 2, outputs: Classes, squash: false);
            return Trained.By(new RegressionStep(network, (made, truth) => nn.functional.cross_entropy(made, truth), Adam(network)),
                () => (Images(), randint(Classes, [Count, 28, 28], ScalarType.Int64, device)));
        },
        ["diffusion"] = () =>
        {
            var (denoiser, schedule) = (new Denoiser(28, width: 16, blocks: 1), new NoiseSchedule());
            return Trained.By(new RegressionStep(denoiser, (v, truth) => nn.functional.mse_loss(v, truth), Adam(denoiser)), () => schedule.Task(Images()));
        },
        ["distilled"] = () =>
        {
            var (schedule, teacher, d) = (new NoiseSchedule(), new Denoiser(28, width: 16, blocks: 1).to(device), new MlpGan.Discriminator(width: 16));
            Peer.Initialise(teacher); // it is no player: who resumes brings the same one
            var g = new Ddim(new Denoiser(28, width: 16, blocks: 1), schedule, 1, 1, 28, 28);
            var game = new GeneratorPays(new RelativisticPairing(), new Ddim(teacher, schedule, 50, 1, 28, 28).Objection) { Weight = 2.5 };
            return Trained.By(new GanStep(g, d, game, new NormalPrior(784), (Adam(g), Adam(d))) { Penalty = new ZeroCentredPenalty(gamma: 1) }, Images);
        },
        ["sgan"] = () => SemiSupervised(new ClassesPlusOne(new NonSaturating())),
        ["catgan"] = () => SemiSupervised(new CategoricalGame()),
        ["feature-matching"] = () => SemiSupervised(new FeatureMatching(new ClassesPlusOne(new NonSaturating()))),
        ["bad-gan"] = () => SemiSupervised(new ComplementGame(new NonSaturating(), new LowDensity(Peer.Fill(0, -1, 1, 5, 784).to(device), bandwidth: 20))),
        ["lgan"] = () =>
        {
            var (g, d) = (new LocalGan.ImageGenerator(coordinates: 2, width: 4), new ImprovedGan.Discriminator(Classes, [32, 16]));
            var game = new TangentGame(new ClassesPlusOne(new NonSaturating()), g, 2, x => LocalGan.Centre(x, 2)) { Smooth = 0.1 };
            var around = new JoinedPrior(new EmpiricalPrior(Peer.Fill(0, -1, 1, 5, 784).to(device)), new UniformPrior(2));
            return Trained.By(new SemiSupervisedStep(g, d, game, around, (Adam(g), Adam(d))), FewLabels);
        },
        ["triple-gan"] = () =>
        {
            var (g, d, c) = (new TripleGan.Generator(Classes, Latent, width: 32), new TripleGan.Discriminator(Classes, [32]), new ImprovedGan.Discriminator(Classes, [32, 16]));
            return Trained.By(new TripleGanStep(g, d, c, Prior, Classes, (Adam(g), Adam(d), Adam(c))), FewLabels);
        },
        ["classifier"] = () =>
        {
            var c = new LeNet(classes: Classes, width: 4);
            return Trained.By(new ClassifierStep(c, Adam(c)), () => new ImageBatch(Images(), Labels()));
        },
        ["adversarial-training"] = () =>
        {
            var c = new LeNet(classes: Classes, width: 4);
            return Trained.By(new AdversarialTrainingStep(c, GradientSign.Projected(0.1, steps: 2), Adam(c)), () => new ImageBatch(Images(), Labels()));
        },
        ["adversarial-dropout"] = () =>
        {
            var windows = SpatialDropout.Windows(3, 1, device);
            var (d, a) = (nn.Linear(180, Classes), new OcclusionNet(180, 9, hidden: 4));
            var step = new AdversarialDropoutStep(d, a, windows, (made, y) => nn.functional.cross_entropy(made, y, reduction: nn.Reduction.None), (Adam(d), Adam(a)));
            return Trained.By(step, () => (rand(Count, 180, device: device), Labels()));
        },
        ["adversarial-transform"] = () =>
        {
            var (d, a) = (nn.Linear(180, Classes), new DeformationNet(180, groups: 2, hidden: 4));
            var step = new AdversarialTransformStep(d, a, 3, (made, y) => nn.functional.cross_entropy(made, y, reduction: nn.Reduction.None), (Adam(d), Adam(a)));
            return Trained.By(step, () => (rand(Count, 180, device: device), Labels()));
        },
        ["graphgan"] = () =>
        {
            var club = KarateClub.Load();
            var (g, d) = (new GraphGan.Generator(club, 16), new GraphGan.Discriminator(club.Nodes, 16));
            return Trained.By(new GraphGanStep(g, d, (Adam(g), Adam(d))), () => tensor(club.Edges.Take(Count).SelectMany(e => new long[] { e.A, e.B }).ToArray(), device: device).view(-1, 2));
        },
        ["molgan"] = () =>
        {
            var (g, d, r) = (new MolGan.Generator(4, Latent, 16), new MolGan.Discriminator(4, 8), new MolGan.Discriminator(4, 8, squash: true));
            var rows = MoleculeRows.Of(MoleculeEnumeration.Grown(2 * Count, 4, seed: 1), 4).to(device);
            var step = new MolGanStep(g, d, r, x => x.select(1, 0), Prior, (Adam(g), Adam(d), Adam(r))) { K = 2, Lambda = 0.5 };
            return Trained.By(step, () => rows);
        },
        ["netgan"] = () =>
        {
            var club = KarateClub.Load();
            var (g, d) = (new NetGan.Generator(club.Nodes, 4, Latent, 8), new NetGan.Discriminator(club.Nodes, 2, 8));
            var step = new GanStep(g, d, new Wasserstein(), Prior, (Adam(g), Adam(d))) { K = 2, Penalty = new GradientPenalty() };
            return Trained.By(step, () => RandomWalks.Draw(club, 2 * Count, 4, device));
        },
        ["cgan"] = () =>
        {
            var (g, d) = (Told(0), new ConditionalGan.Projection(Classes, width: 4));
            var prior = new JoinedPrior(Prior, new CategoryPrior(Classes));
            return Trained.By(new GanStep(g, d, new Hinge(), prior, (Adam(g), Adam(d))) { Pool = new ImagePool(2 * Count, [784 + Classes]) }, Pairs);
        },
        ["infogan"] = () =>
        {
            var (g, d) = (Told(2), new ConditionalGan.Reader(Classes + 2, width: 4));
            var prior = new JoinedPrior(Prior, new CategoryPrior(Classes), new UniformPrior(2));
            return Trained.By(new GanStep(g, d, new ReadableCode(new NonSaturating(), Classes, 2), prior, (Adam(g), Adam(d))), () => Labelled.Join(Pairs(), zeros(Count, 2, device: device)));
        },
        ["infogan, read alike"] = () =>
        {
            var (g, d) = (Told(0), new Augmented(new ConditionalGan.Reader(Classes, width: 4), Turned));
            var step = new GanStep(g, d, new ReadableCode(new NonSaturating(), Classes), new JoinedPrior(Prior, new CategoryPrior(Classes)), (Adam(g), Adam(d)))
            {
                Penalty = new AlikeReadings(Classes),
            };
            return Trained.By(step, Pairs);

            static Tensor Turned(Tensor pairs) => Labelled.Join(RandomAffine.Of(Labelled.Split(pairs, [1, 28, 28]).Examples), Labelled.Last(pairs, Classes));
        },
        ["cvae-gan"] = () =>
        {
            var (e, g) = (new CvaeGan.Encoder(Latent, Classes, width: 4), new Dcgan.Generator(latent: Latent + Classes, width: 4));
            var (d, c) = (new CvaeGan.Discriminator(width: 4), new LeNet(classes: Classes, width: 4));
            return Trained.By(new CvaeGanStep(e, g, d, c, new NormalPrior(Latent), Classes, (Adam(e, g), Adam(d), Adam(c))), () => new ImageBatch(Images(), Labels()));
        },
        ["autoencoder"] = () =>
        {
            var (e, g) = (new ImageEncoder(Latent, width: 4), new Dcgan.Generator(latent: Latent, width: 4));
            var (prior, mmd) = (new NormalPrior(Latent), MaximumMeanDiscrepancy.ForLatents(Latent));
            return Trained.By(new AutoencoderStep(e, g, z => (z, mmd.Of(z, prior.Draw(Count, z.device))), Adam(e, g)) { Lambda = 10 }, Images);
        },
        ["wae-gan"] = () =>
        {
            var (e, g, d) = (new ImageEncoder(Latent, width: 4), new Dcgan.Generator(latent: Latent, width: 4), new LatentDiscriminator(Latent, width: 32));
            return Trained.By(new WaeGanStep(e, g, d, new NonSaturating(), new NormalPrior(Latent), (Adam(e, g), Adam(d))), Images);
        },
        ["vqgan"] = () =>
        {
            var (e, g, d) = (new VqGan.Encoder(codes: 5, length: 4, width: 8), new VqGan.Decoder(28, length: 4, width: 8), new PatchDiscriminator(1, 8, 1));
            return Trained.By(new VqGanStep(e, g, g.Last, d, e.Codebook.Of, new Hinge(), (Adam(e, g), Adam(d))), Images);
        },
        ["introspective"] = () =>
        {
            var (d, e, g) = (new LeNet(classes: 3, width: 4), nn.Linear(LeNet.FeatureCount, 2 * Latent), new Dcgan.Generator(latent: Latent, width: 4));
            return Trained.By(new IntrospectiveStep(d, e, g, new NormalPrior(Latent), (Adam(e, g), Adam(d))) { Weights = new() { Orthogonal = 0.001 } }, Images);
        },
        ["averaged"] = () =>
        {
            var (c, average) = (new LeNet(classes: Classes, width: 4), new LeNet(classes: Classes, width: 4).to(device));
            return Trained.By(new Ema<ImageBatch>(new ClassifierStep(c, Adam(c)), c, average, decay: 0.9), () => new ImageBatch(Images(), Labels()));
        },
        ["professor-forcing"] = () =>
        {
            var (g, d) = (new SequenceNet(new SymbolEmission(6, Melodies.Notes)), new DynamicsDiscriminator(6, hidden: 4));
            return Trained.By(new ProfessorForcingStep(g, d, (Adam(g), Adam(d))) { Length = 9, Skip = 1 }, Melody);
        },
        ["contrastive"] = () =>
        {
            var (d, g) = (new SkipGram(30, 40, 8), new SkipGram(30, 40, 8));
            var step = new ContrastiveStep(d, ones(40, device: device), Adam(d)) { Adversary = (g.to(device), Adam(g)) };
            return Trained.By(step, () => (randint(0, 30, [Count], device: device, dtype: ScalarType.Int64), randint(0, 40, [Count], device: device, dtype: ScalarType.Int64)));
        },
        ["ppo"] = () => Trained.By(Learner(new ControlNets.Policy(3, 1, 16)), () => new SwingUp().Start(Count, device)),
        ["gail"] = () =>
        {
            var d = new ControlNets.Judge(4, 16);
            var step = new GailStep(Learner(new ControlNets.Policy(3, 1, 16)), d, Adam(d), happened => happened.Pairs()) { BatchSize = Count, Penalty = new ZeroCentredPenalty(gamma: 1) };
            return Trained.By(step, () => (new SwingUp().Start(Count, device), rand(Count, 4, device: device)));
        },
        ["avatar-net"] = () =>
        {
            var (network, people) = (new AvatarNet(), Avatars.People(Count, seed: 1));
            return Trained.By(new AvatarNetStep(network, Adam(network)), () => new AvatarBatch((rand(Count, 3, 64, 64, device: device) * 2) - 1, new AvatarTable(people, device)));
        },
    });

    public static TheoryData<string> Names { get; } = [.. new EveryStep(CPU).made.Keys];

    /// <summary>A step of that name with new networks, on the CPU unless a device is named.</summary>
    public static Trained Make(string name, Device? device = null) => new EveryStep(device ?? CPU).made[name]();

    private Trained Algorithm1(IGame game)
    {
        var (g, d) = (new MlpGan.Generator(Latent, width: 64), new MlpGan.Discriminator(width: 32));
        return Trained.By(new GanStep(g, d, game, Prior, (Adam(g), Adam(d))) { K = 2 }, Images);
    }

    private Trained SemiSupervised(IGame game)
    {
        var (g, d) = (new ImprovedGan.Generator(Latent, width: 32), new ImprovedGan.Discriminator(Classes, [32, 16]));
        return Trained.By(new SemiSupervisedStep(g, d, game, Prior, (Adam(g), Adam(d))), FewLabels);
    }

    private PolicyStep Learner(ControlNets.Policy policy)
    {
        var value = new ControlNets.Judge(3, 16);
        return new PolicyStep(new SwingUp(), policy, value, (Adam(policy), Adam(value))) { Horizon = 5, Epochs = 2, Parts = 2 };
    }

    private FusedAdam Adam(params nn.Module[] networks) => new(networks.SelectMany(n => n.to(device).parameters()), 1e-3, 0.5);

    private SemiSupervisedBatch FewLabels() => new(Images(), Labels(), Images());

    private Tensor Images() => (rand(Count, 1, 28, 28, device: device) * 2) - 1;

    private Tensor Melody() => nn.functional.one_hot(randint(0, Melodies.Notes, [Count, 6], device: device, dtype: ScalarType.Int64), Melodies.Notes).to_type(ScalarType.Float32);

    private Tensor Photographs() => (rand(Count, 3, 16, 16, device: device) * 2) - 1;

    private Tensor Points() => randn(Count, 2, device: device);

    private static WithLabel Told(int numbers) => new(new Dcgan.Generator(latent: Latent + Classes + numbers, width: 4), Classes + numbers);

    private Tensor Pairs() => Labelled.Join(Images(), Labelled.OneHot(Labels(), Classes));

    private Tensor Labels() => arange(Count, device: device).remainder(Classes);
}
