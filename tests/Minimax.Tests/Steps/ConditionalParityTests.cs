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

/// <summary>Three steps of each method on the networks of <c>tests/peers/conditional_parity.py</c>.</summary>
public sealed class ConditionalParityTests
{
    private const int Latent = 6, Classes = 3, Continuous = 2, Count = 8, Width = 8;

    private static readonly Tensor Images = Peer.Fill(0.5, -1, 1, Count, 1, 28, 28).DetachFromDisposeScope();
    private static readonly Tensor Labels = arange(Count).remainder(Classes).DetachFromDisposeScope();

    [Fact]
    public void Three_CGAN_steps_have_the_losses_of_PyTorch() =>
        Follow("concatenation", new ConditionalGan.Discriminator(Classes, width: Width), new NonSaturating());

    [Fact]
    public void Three_steps_with_a_projection_have_the_losses_of_PyTorch() =>
        Follow("projection", new ConditionalGan.Projection(Classes, width: Width), new NonSaturating());

    [Fact]
    public void Three_AC_GAN_steps_have_the_losses_of_PyTorch() =>
        Follow("auxiliary", new ConditionalGan.Reader(Classes, width: Width), new ReadableCode(new NonSaturating(), Classes, weight: 2) { IsOnData = true });

    [Fact]
    public void Three_InfoGAN_steps_have_the_losses_of_PyTorch() =>
        Follow("information", new ConditionalGan.Reader(Classes + Continuous, width: Width), new ReadableCode(new NonSaturating(), Classes, Continuous, weight: 2), Continuous);

    [Fact]
    public void Three_CVAE_GAN_steps_have_the_losses_of_PyTorch()
    {
        var (e, g) = (Initialised(new CvaeGan.Encoder(Latent, Classes, width: Width)), Initialised(new Dcgan.Generator(latent: Latent + Classes, width: Width)));
        var (d, c) = (Initialised(new CvaeGan.Discriminator(width: Width)), Initialised(new LeNet(classes: Classes, width: 4)));
        var step = new CvaeGanStep(e, g, d, c, new NormalPrior(Latent), Classes, (Adam(e, g), Adam(d), Adam(c)))
        {
            Weights = new CvaeGanWeights { Divergence = 2, Pixels = 0.5, Features = 3, Means = 4 },
        };
        var expected = Peer.Reference("conditional_parity")["cvae_gan"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            var (numbers, peers) = (step.Update(new ImageBatch(Images, Labels)).Read()[..6], expected[i]!.Doubles());
            foreach (var (number, peer) in numbers.Zip(peers)) number.ShouldBe(peer, 2e-5 * Math.Max(1, Math.Abs(peer))); // half a square of 784 pixels is a large number
        }
    }

    private static void Follow(string name, nn.Module<Tensor, Tensor> d, IGame game, int continuous = 0)
    {
        var codes = Classes + continuous;
        var painter = Initialised(new Dcgan.Generator(latent: Latent + codes, width: Width));
        var g = new WithLabel(painter, codes);
        IPrior prior = new JoinedPrior(new NormalPrior(Latent), new CategoryPrior(Classes));
        if (continuous > 0) prior = new JoinedPrior(prior, new UniformPrior(continuous));
        var step = new GanStep(g, Initialised(d), game, prior, (Adam(g), Adam(d)));
        var real = Labelled.Join(Images, continuous > 0 ? zeros(Count, codes) : Labelled.OneHot(Labels, Classes));
        var expected = Peer.Reference("conditional_parity")[name]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            step.Update(real).Read()[..2].ShouldBe(expected[i]!.Doubles(), 2e-5);
        }
    }

    private static FusedAdam Adam(params nn.Module[] networks) => new(networks.SelectMany(n => n.parameters()), 1e-3, 0.5, 0.999);

    private static T Initialised<T>(T network)
        where T : nn.Module
    {
        Peer.Initialise(network);
        return network;
    }
}
