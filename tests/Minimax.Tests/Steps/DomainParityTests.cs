using Minimax.Data;
using Minimax.Layers;
using Minimax.Models;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Steps;

/// <summary>Three steps of each method on the networks of <c>tests/peers/domains_parity.py</c>.</summary>
public sealed class DomainParityTests
{
    private const int Count = 4, Side = 8, Classes = 3, Latent = 3;

    [Fact]
    public void Three_PixelDA_steps_have_the_losses_of_PyTorch()
    {
        var (g, d, t) = (Initialised(new PixelDaGenerator(Side, 1, Latent, width: 4, blocks: 1)), Judge(), Initialised(Sequential(Flatten(), Linear(Side * Side, Classes))));
        using (no_grad())
        {
            foreach (var slope in g.modules().OfType<PReLU>().SelectMany(layer => layer.parameters())) slope.fill_(0.25f); // PyTorch's
        }

        var step = new PixelDaStep(g, d, t, new Fixed(), (Adam(g), Adam(d), Adam(t))) { Weights = new PixelDaWeights { Adversarial = 2, Task = 3, Content = 4 } };
        Follow("pixel_da", _ => step.Update((new ImageBatch(Image(0.5), arange(Count).remainder(Classes)), Image(0.3))));
    }

    [Fact]
    public void Three_SimGAN_steps_have_the_losses_of_PyTorch()
    {
        var (r, d) = (Small(), Judge());
        var step = new SimGanStep(r, d, new ImagePool(0, [1, Side, Side]), (Adam(r), Adam(d))) { Lambda = 5 };
        Follow("sim_gan", _ => step.Update((Image(0.5), Image(0.3))));
    }

    [Fact]
    public void Three_UNIT_steps_have_the_losses_of_PyTorch()
    {
        var (net, dX, dY) = (Initialised(new UnitNet(1, width: 2, blocks: 1)), Judge(), Judge());
        var step = new UnitStep(net, (dX, dY), (Adam(net), Adam(dX, dY))) { Weights = new UnitWeights { Rebuilt = 2, Cycle = 3, Divergence = 4 } };
        Follow("unit", i =>
        {
            manual_seed(i);
            return step.Update((Image(0.5), Image(0.3)));
        });
    }

    [Fact]
    public void Three_WESPE_steps_have_the_losses_of_PyTorch()
    {
        var (g, f) = (Small(3), Small(3));
        var (colour, texture) = (Sequential(new GaussianBlur(1), Judge(3)), Sequential(new Greyscale(), Judge(1)));
        var step = new WespeStep((g, f), (colour, texture), (Adam(g, f), Adam(colour, texture))) { Weights = new WespeWeights { Colour = 2, Texture = 3, Variation = 4 } };
        Follow("wespe", _ => step.Update((Image(0.5, 3), Image(0.3, 3))));
    }

    [Fact]
    public void Three_DA_GAN_steps_have_the_losses_of_PyTorch()
    {
        var (g, d, outside) = (Initialised(new DaGan.Translator(new DaGan.Attention(Side, width: 2), new CorrectionNet(width: 4, depth: 1))), Judge(3), Judge(3));
        var step = new DaGanStep(g, (d, outside), (Adam(g), Adam(d, outside))) { Weights = new DaGanWeights { Outside = 2, Area = 3, Free = 0.1, Symmetry = 4 } };
        Follow("da_gan", _ => step.Update((Image(0.5, 3), Image(0.3, 3))));
    }

    private static void Follow(string name, Func<int, Report> update)
    {
        foreach (var (i, expected) in Peer.Reference("domains_parity")[name]!.AsArray().Index())
            update(i).Read()[..expected!.Doubles().Length].ShouldBe(expected!.Doubles(), 2e-5);
    }

    private static Tensor Image(double offset, int channels = 1) => Peer.Fill(offset, -1, 1, Count, channels, Side, Side);

    private static Module<Tensor, Tensor> Judge(int channels = 1) => Initialised(new PatchDiscriminator(channels, width: 4, halvings: 1, normalise: false));

    private static Sequential Small(int channels = 1) => Initialised(Sequential(Conv2d(channels, 4, 3, padding: 1), Tanh(), Conv2d(4, channels, 3, padding: 1)));

    private static FusedAdam Adam(params Module[] networks) => new(networks.SelectMany(n => n.parameters()), 1e-3, 0.5, 0.999);

    private static T Initialised<T>(T network)
        where T : Module
    {
        Peer.Initialise(network);
        return network;
    }

    private sealed class Fixed : IPrior
    {
        public Tensor Draw(long count, Device? device = null) => Peer.Fill(0.7, -1, 1, count, Latent);
    }
}
