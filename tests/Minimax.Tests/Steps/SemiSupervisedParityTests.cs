using Minimax.Models;
using Minimax.Objectives;
using Minimax.Sampling;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

/// <summary>Three steps of each method on the networks of <c>tests/peers/semi_supervised_parity.py</c>.</summary>
public sealed class SemiSupervisedParityTests
{
    private const int Latent = 6;
    private const int Classes = 3;
    private const double Tolerance = 2e-5; // of losses up to 10, in single precision

    private static readonly UniformPrior Prior = new(Latent, 0, 1);

    private readonly ImprovedGan.Generator g = Initialised(new ImprovedGan.Generator(Latent, width: 16));
    private readonly ImprovedGan.Discriminator d = Initialised(new ImprovedGan.Discriminator(Classes, [24, 16]));

    [Fact]
    public void Three_SGAN_steps_have_the_losses_of_PyTorch() =>
        Follow("sgan", Step(new ClassesPlusOne(new NonSaturating())));

    [Fact]
    public void Three_CatGAN_steps_have_the_losses_of_PyTorch() => Follow("catgan", Step(new CategoricalGame()));

    [Fact]
    public void Three_Improved_GAN_steps_have_the_losses_of_PyTorch() =>
        Follow("feature_matching", Step(new FeatureMatching(new ClassesPlusOne(new NonSaturating()))));

    [Fact]
    public void Three_Bad_GAN_steps_have_the_losses_of_PyTorch()
    {
        var density = new LowDensity(Batch().Unlabelled.narrow(0, 0, 5), bandwidth: 20, quantile: 0);
        Follow("bad_gan", Step(new ComplementGame(new NonSaturating(), density)));
    }

    [Fact]
    public void Three_Triple_GAN_steps_have_the_losses_of_PyTorch()
    {
        var generator = Initialised(new TripleGan.Generator(Classes, Latent, width: 16));
        var discriminator = Initialised(new TripleGan.Discriminator(Classes, [24, 16]));
        var step = new TripleGanStep(generator, discriminator, d, Prior, Classes, (Adam(generator), Adam(discriminator), Adam(d)));
        Follow("triple_gan", step, numbers => numbers[1..4]);
    }

    private SemiSupervisedStep Step(IGame game) => new(g, d, game, Prior, (Adam(g), Adam(d)));

    // The peer's numbers are the label loss, what D ascends in the game, and G's loss; or D's, G's and C's.
    private static void Follow(string name, IStep<SemiSupervisedBatch> step, Func<double[], double[]>? compared = null)
    {
        compared ??= numbers => [numbers[0], -numbers[1], numbers[2]];
        var expected = Peer.Reference("semi_supervised_parity")[name]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            compared(step.Update(Batch()).Read()).ShouldBe(expected[i]!.Doubles(), Tolerance);
        }
    }

    private static SemiSupervisedBatch Batch() =>
        new(Peer.Fill(0.2, -1, 1, 6, 1, 28, 28), arange(6).remainder(Classes), Peer.Fill(0.5, -1, 1, 8, 1, 28, 28));

    private static Adam Adam(nn.Module network) => new FusedAdam(network.parameters(), 1e-3, 0.5, 0.999);

    private static T Initialised<T>(T network)
        where T : nn.Module
    {
        Peer.Initialise(network);
        return network;
    }
}
