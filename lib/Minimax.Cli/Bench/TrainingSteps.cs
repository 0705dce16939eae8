using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Cli.Bench;

/// <summary>The kinds of training step in the course, with the sizes of their papers where a CPU can bear them.</summary>
internal static class TrainingSteps
{
    /// <summary>Notebook 02: maxout and dropout, 28×28, Algorithm 1 with k = 1, which draws new samples for each player.</summary>
    public static readonly Workload Gan = new("gan", Count: 100, MlpGan100) { Tutorial = TutorialSteps.Gan };

    /// <summary>28×28, ngf = ndf = 64: the widths of the paper's code.</summary>
    public static readonly Workload Dcgan = new("dcgan", Count: 64, Dcgan64) { Tutorial = TutorialSteps.Dcgan };

    /// <summary>64×64 photographs, ResNet of 6 blocks and 32 maps, PatchGAN of 32 maps, pools of 50 images, λ = 10, λ' = 5.</summary>
    public static readonly Workload CycleGan = new("cyclegan", Count: 4, CycleGan4) { Tutorial = TutorialSteps.CycleGan };

    /// <summary>Improved GAN with the networks and the batches of the paper.</summary>
    public static readonly Workload FeatureMatching = new("ssl", Count: 100, FeatureMatching100) { Tutorial = TutorialSteps.FeatureMatching };

    /// <summary>DCGAN's networks, the critic without batch normalisation; five updates of the critic for one of G.</summary>
    public static readonly Workload WganGp = new("wgan-gp", Count: 5 * 64, WganGp64) { Tutorial = TutorialSteps.WganGp };

    public static readonly IReadOnlyList<Workload> All = [Gan, Dcgan, CycleGan, FeatureMatching, WganGp];

    private static Prepared MlpGan100(Device device)
    {
        const int Batch = 100;
        var (g, d) = (new MlpGan.Generator().to(device), new MlpGan.Discriminator().to(device));
        var step = new GanStep(g, d, new NonSaturating(), new UniformPrior(g.Latent), (Adam(5e-4, g), Adam(5e-4, d)));
        return On(step, rand([Batch, 1, 28, 28], device: device), () =>
        {
            var (made, judged) = (Flops.Of(g, Batch, g.Latent), Flops.Of(d, Batch, 1, 28, 28));
            return made.Forward + made.Trained + 2 * judged.Trained + judged.Frozen;
        });
    }

    private static Prepared Dcgan64(Device device)
    {
        const int Batch = 64;
        var (g, d) = (new Models.Dcgan.Generator(width: 64).to(device), new Models.Dcgan.Discriminator(width: 64).to(device));
        var step = new GanStep(g, d, new NonSaturating(), new NormalPrior(g.Latent), (Adam(2e-4, g), Adam(2e-4, d))) { ReuseSamples = true };
        return On(step, rand([Batch, 1, 28, 28], device: device) * 2 - 1, () =>
        {
            var judged = Flops.Of(d, Batch, 1, 28, 28);
            return Flops.Of(g, Batch, g.Latent).Trained + 2 * judged.Trained + judged.Frozen;
        });
    }

    private static Prepared CycleGan4(Device device)
    {
        const int Batch = 4, Side = 64;
        var (g, f) = (Generator(), Generator());
        var (dX, dY) = (Discriminator(), Discriminator());
        var step = new CycleGanStep((g, f), (dX, dY), (Pool(), Pool()), new CycleWeights(), (Adam(2e-4, g, f), Adam(2e-4, dX, dY)));
        return On(step, (Photographs(), Photographs()), () =>
        {
            var (made, judged) = (Flops.Of(g, Batch, 3, Side, Side), Flops.Of(dX, Batch, 3, Side, Side));
            return 2 * (2 * made.Trained + 3 * made.Forward + judged.Frozen + 2 * judged.Trained); // there, itself; back again; G's turn; D's turn
        });

        ResNetGenerator Generator() => new ResNetGenerator(width: 32, blocks: 6).to(device);
        PatchDiscriminator Discriminator() => new PatchDiscriminator(width: 32).to(device);
        ImagePool Pool() => new(50, [3, Side, Side], device);
        Tensor Photographs() => rand([Batch, 3, Side, Side], device: device) * 2 - 1;
    }

    private static Prepared FeatureMatching100(Device device)
    {
        const int Batch = 100;
        var (g, d) = (new ImprovedGan.Generator().to(device), new ImprovedGan.Discriminator().to(device));
        var step = new SemiSupervisedStep(g, d, new FeatureMatching(new ClassesPlusOne(new NonSaturating())), new UniformPrior(g.Latent, 0, 1), (Adam(3e-3, g), Adam(3e-3, d)));
        var batch = new SemiSupervisedBatch(Digits(), arange(Batch, device: device).remainder(10), Digits());
        return On(step, batch, () =>
        {
            var judged = Flops.Of(d, Batch, 1, 28, 28);
            return Flops.Of(g, Batch, g.Latent).Trained + 3 * judged.Trained + judged.Forward + judged.Frozen;
        });

        Tensor Digits() => rand([Batch, 1, 28, 28], device: device) * 2 - 1;
    }

    private static Prepared WganGp64(Device device)
    {
        const int Batch = 64, Updates = 5;
        var (g, f) = (new Models.Dcgan.Generator(width: 64).to(device), new Models.Dcgan.Discriminator(width: 64, normalise: false).to(device));
        var optimizers = (new FusedAdam(g.parameters(), 1e-4, 0, 0.9), new FusedAdam(f.parameters(), 1e-4, 0, 0.9));
        var step = new GanStep(g, f, new Wasserstein(), new NormalPrior(g.Latent), optimizers) { K = Updates, Penalty = new GradientPenalty() };
        return On(step, rand([Updates * Batch, 1, 28, 28], device: device) * 2 - 1, () =>
        {
            var (made, judged) = (Flops.Of(g, Batch, g.Latent), Flops.Of(f, Batch, 1, 28, 28));
            var penalty = 4 * judged.Forward; // the slope: forward and back; its slope by the weights: twice as much as the way back
            return Updates * (made.Forward + 2 * judged.Trained + penalty) + made.Trained + judged.Frozen;
        });
    }

    private static Prepared On<TBatch>(IStep<TBatch> step, TBatch batch, Func<double> operations) => new(
        () =>
        {
            using var scope = NewDisposeScope();
            step.Update(batch).Read();
        },
        operations);

    private static Adam Adam(double rate, params nn.Module[] networks) => new FusedAdam(networks.SelectMany(n => n.parameters()), rate, 0.5);
}
