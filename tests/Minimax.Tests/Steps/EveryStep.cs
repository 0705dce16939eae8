using Minimax.Data;
using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>Every step of the library in small, for what must hold of all of them.</summary>
internal static class EveryStep
{
    private const int Latent = 6, Classes = 3, Count = 8;

    private static readonly Dictionary<string, Func<Trained>> Made = new()
    {
        ["gan"] = () =>
        {
            var (g, d) = (new Dcgan.Generator(width: 8), new Dcgan.Discriminator(width: 8));
            return Trained.By(new GanStep(g, d, new NonSaturating(), g.Latent, (Adam(g), Adam(d))), Images);
        },
        ["algorithm-one"] = () =>
        {
            var (g, d) = (new MlpGan.Generator(Latent, width: 64), new MlpGan.Discriminator(width: 32));
            return Trained.By(new AlgorithmOne(g, d, new MinimaxGame(), m => rand(m, Latent), (Adam(g), Adam(d)), k: 2), Images);
        },
        ["wgan-gp"] = () =>
        {
            var (g, critic) = (new Dcgan.Generator(width: 8), new Dcgan.Discriminator(width: 8, normalise: false));
            return Trained.By(new WganGpStep(g, critic, g.Latent, (Adam(g), Adam(critic)), k: 2), Images);
        },
        ["cyclegan"] = () =>
        {
            var (g, f) = (Translator(), Translator());
            var (dX, dY) = (Judge(), Judge());
            return Trained.By(new CycleGanStep((g, f), (dX, dY), (Pool(), Pool()), new CycleWeights(), (Adam(g, f), Adam(dX, dY))), () => (Images(), Images()));

            CycleGan.ResNetGenerator Translator() => new(channels: 1, width: 4, blocks: 1, halvings: 1);
            CycleGan.PatchDiscriminator Judge() => new(channels: 1, width: 4, halvings: 1);
            ImagePool Pool() => new(2 * Count, [1, 28, 28]);
        },
        ["sgan"] = () => SemiSupervised((g, d) => new SganStep(g, d, new ClassesPlusOne(new NonSaturating()), Latent, (Adam(g), Adam(d)))),
        ["catgan"] = () => SemiSupervised((g, d) => new SganStep(g, d, new CatGan(), Latent, (Adam(g), Adam(d)))),
        ["feature-matching"] = () => SemiSupervised((g, d) =>
            new FeatureMatchingStep(g, d, d.Features, new ClassesPlusOne(new NonSaturating()), Latent, (Adam(g), Adam(d)))),
        ["bad-gan"] = () => SemiSupervised((g, d) =>
            new BadGanStep(g, d, d.Features, new LowDensity(Peer.Fill(0, -1, 1, 5, 784), bandwidth: 20), new BadGan(new NonSaturating()), Latent, (Adam(g), Adam(d)))),
        ["triple-gan"] = () =>
        {
            var (g, d, c) = (new TripleGan.Generator(Classes, Latent, width: 32), new TripleGan.Discriminator(Classes, [32]), new ImprovedGan.Discriminator(Classes, [32, 16]));
            return Trained.By(new TripleGanStep(g, d, c, (Latent, Classes), (Adam(g), Adam(d), Adam(c))), FewLabels);
        },
        ["classifier"] = () =>
        {
            var c = new LeNet(classes: Classes, width: 4);
            return Trained.By(new ClassifierStep(c, Adam(c)), () => new ImageBatch(Images(), Labels()));
        },
        ["averaged"] = () => SemiSupervised((g, d) => new AveragedStep<SemiSupervisedBatch>(
            new SganStep(g, d, new CatGan(), Latent, (Adam(g), Adam(d))), d, new ImprovedGan.Discriminator(Classes, [32, 16]), decay: 0.9)),
    };

    public static TheoryData<string> Names { get; } = [.. Made.Keys];

    /// <summary>A step of that name with new networks.</summary>
    public static Trained Make(string name) => Made[name]();

    private static Trained SemiSupervised(Func<ImprovedGan.Generator, ImprovedGan.Discriminator, IStep<SemiSupervisedBatch>> step) =>
        Trained.By(step(new ImprovedGan.Generator(Latent, width: 32), new ImprovedGan.Discriminator(Classes, [32, 16])), FewLabels);

    private static FusedAdam Adam(params nn.Module[] networks) => new(networks.SelectMany(n => n.parameters()), 1e-3, 0.5);

    private static SemiSupervisedBatch FewLabels() => new(Images(), Labels(), Images());

    private static Tensor Images() => (rand(Count, 1, 28, 28) * 2) - 1;

    private static Tensor Labels() => arange(Count).remainder(Classes);
}
