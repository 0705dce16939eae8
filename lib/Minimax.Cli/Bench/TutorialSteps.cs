using Minimax.Models;
using Minimax.Steps;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Cli.Bench;

/// <summary>
/// The steps of <see cref="TrainingSteps"/> as TorchSharp's tutorials would write them, on the same networks and batches: a loss for each
/// half of a batch, TorchSharp's own Adam, gradients for every weight that is passed, and each loss read in each step.
/// </summary>
internal static class TutorialSteps
{
    public static readonly Workload Gan = new("gan-tutorial", 100, MlpGan100);
    public static readonly Workload Dcgan = new("dcgan-tutorial", 64, Dcgan64);
    public static readonly Workload CycleGan = new("cyclegan-tutorial", 4, CycleGan4);
    public static readonly Workload FeatureMatching = new("ssl-tutorial", 100, FeatureMatching100);
    public static readonly Workload WganGp = new("wgan-gp-tutorial", 5 * 64, WganGp64);

    public static readonly IReadOnlyList<Workload> All = [Gan, Dcgan, CycleGan, FeatureMatching, WganGp];

    private static Prepared MlpGan100(Device device)
    {
        const int Batch = 100;
        var (g, d) = (new MlpGan.Generator().to(device), new MlpGan.Discriminator().to(device));
        var (optimizerG, optimizerD, criterion) = (Adam(5e-4, g), Adam(5e-4, d), BCEWithLogitsLoss());
        var (real, one, zero) = (rand([Batch, 1, 28, 28], device: device), ones(Batch, device: device), zeros(Batch, device: device));
        return Step(() =>
        {
            optimizerD.zero_grad();
            var lossD = criterion.call(d.call(real), one) + criterion.call(d.call(g.call(Latents()).detach()), zero);
            lossD.backward();
            optimizerD.step();
            optimizerG.zero_grad();
            var lossG = criterion.call(d.call(g.call(Latents())), one);
            lossG.backward();
            optimizerG.step();
            return [lossD, lossG];
        });

        Tensor Latents() => rand(Batch, g.Latent, device: device) * 2 - 1;
    }

    private static Prepared Dcgan64(Device device)
    {
        const int Batch = 64;
        var (g, d) = (new Models.Dcgan.Generator(width: 64).to(device), new Models.Dcgan.Discriminator(width: 64).to(device));
        var (optimizerG, optimizerD, criterion) = (Adam(2e-4, g), Adam(2e-4, d), BCEWithLogitsLoss());
        var (real, one, zero) = (rand([Batch, 1, 28, 28], device: device) * 2 - 1, ones(Batch, device: device), zeros(Batch, device: device));
        return Step(() =>
        {
            optimizerD.zero_grad();
            var lossReal = criterion.call(d.call(real), one);
            lossReal.backward();
            var fake = g.call(randn(Batch, g.Latent, device: device));
            var lossFake = criterion.call(d.call(fake.detach()), zero);
            lossFake.backward();
            optimizerD.step();
            optimizerG.zero_grad();
            var lossG = criterion.call(d.call(fake), one);
            lossG.backward();
            optimizerG.step();
            return [lossReal, lossFake, lossG];
        });
    }

    private static Prepared CycleGan4(Device device)
    {
        const int Batch = 4, Side = 64;
        var (g, f) = (Generator(), Generator());
        var (dX, dY) = (Discriminator(), Discriminator());
        var (poolX, poolY) = (new ImagePool(50, [3, Side, Side], device), new ImagePool(50, [3, Side, Side], device));
        var (optimizerG, optimizerD) = (Adam(2e-4, g, f), Adam(2e-4, dX, dY));
        var (square, l1) = (MSELoss(), L1Loss());
        var (x, y) = (rand([Batch, 3, Side, Side], device: device) * 2 - 1, rand([Batch, 3, Side, Side], device: device) * 2 - 1);
        return Step(() =>
        {
            var (toY, toX) = (g.call(x), f.call(y));
            var (backX, backY) = (f.call(toY), g.call(toX));
            optimizerG.zero_grad();
            var lossG = Against(dY.call(toY), 1) + Against(dX.call(toX), 1) + 10 * (l1.call(backX, x) + l1.call(backY, y)) + 5 * (l1.call(g.call(y), y) + l1.call(f.call(x), x));
            lossG.backward();
            optimizerG.step();
            optimizerD.zero_grad();
            var lossX = 0.5 * (Against(dX.call(x), 1) + Against(dX.call(poolX.Exchange(toX)), 0));
            lossX.backward();
            var lossY = 0.5 * (Against(dY.call(y), 1) + Against(dY.call(poolY.Exchange(toY)), 0));
            lossY.backward();
            optimizerD.step();
            return [lossG, lossX, lossY];
        });

        ResNetGenerator Generator() => new ResNetGenerator(width: 32, blocks: 6).to(device);
        PatchDiscriminator Discriminator() => new PatchDiscriminator(width: 32).to(device);
        Tensor Against(Tensor scores, double target) => square.call(scores, full_like(scores, target));
    }

    private static Prepared FeatureMatching100(Device device)
    {
        const int Batch = 100;
        var (g, d) = (new ImprovedGan.Generator().to(device), new ImprovedGan.Discriminator().to(device));
        var (optimizerG, optimizerD, criterion) = (Adam(3e-3, g), Adam(3e-3, d), CrossEntropyLoss());
        var (labelled, labels, unlabelled) = (rand([Batch, 1, 28, 28], device: device) * 2 - 1, arange(Batch, device: device).remainder(10), rand([Batch, 1, 28, 28], device: device) * 2 - 1);
        return Step(() =>
        {
            var fake = g.call(rand(Batch, g.Latent, device: device));
            optimizerD.zero_grad();
            var supervised = criterion.call(d.call(labelled), labels);
            var game = functional.softplus(-d.call(unlabelled).logsumexp(1)).mean() + functional.softplus(d.call(fake.detach()).logsumexp(1)).mean();
            (supervised + 0.5 * game).backward();
            optimizerD.step();
            optimizerG.zero_grad();
            var lossG = (d.Features(unlabelled).mean([0]) - d.Features(fake).mean([0])).square().sum();
            lossG.backward();
            optimizerG.step();
            return [supervised, game, lossG];
        });
    }

    private static Prepared WganGp64(Device device)
    {
        const int Batch = 64, Updates = 5;
        var (g, critic) = (new Models.Dcgan.Generator(width: 64).to(device), new Models.Dcgan.Discriminator(width: 64, normalise: false).to(device));
        var (optimizerG, optimizerC) = (optim.Adam(g.parameters(), 1e-4, 0, 0.9), optim.Adam(critic.parameters(), 1e-4, 0, 0.9));
        var batches = (rand([Updates * Batch, 1, 28, 28], device: device) * 2 - 1).chunk(Updates);
        return Step(() =>
        {
            Tensor lossC = zeros([]);
            foreach (var real in batches)
            {
                optimizerC.zero_grad();
                var fake = g.call(Latents()).detach();
                lossC = critic.call(fake).mean() - critic.call(real).mean() + 10 * Penalty(real, fake);
                lossC.backward();
                optimizerC.step();
            }

            optimizerG.zero_grad();
            var lossG = -critic.call(g.call(Latents())).mean();
            lossG.backward();
            optimizerG.step();
            return [lossC, lossG];
        });

        Tensor Latents() => randn(Batch, g.Latent, device: device);

        Tensor Penalty(Tensor real, Tensor fake)
        {
            var epsilon = rand(Batch, 1, 1, 1, device: device);
            var x = (epsilon * real + (1 - epsilon) * fake).requires_grad_();
            var scores = critic.call(x);
            var slope = autograd.grad([scores], [x], [ones_like(scores)], retain_graph: true, create_graph: true)[0];
            return (slope.view(Batch, -1).norm(1) - 1).square().mean();
        }
    }

    private static Adam Adam(double rate, params Module[] networks) => optim.Adam(networks.SelectMany(n => n.parameters()), rate, 0.5, 0.999);

    private static Prepared Step(Func<Tensor[]> step) => new(() =>
    {
        using var scope = NewDisposeScope();
        foreach (var loss in step()) loss.item<float>();
    });
}
