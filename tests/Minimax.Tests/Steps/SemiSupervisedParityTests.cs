using Minimax.Models;
using Minimax.Objectives;
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

    private readonly ImprovedGan.Generator g = Initialised(new ImprovedGan.Generator(Latent, width: 16));
    private readonly ImprovedGan.Discriminator d = Initialised(new ImprovedGan.Discriminator(Classes, [24, 16]));

    [Fact]
    public void Three_SGAN_steps_have_the_losses_of_PyTorch() =>
        Follow("sgan", new SganStep(g, d, new ClassesPlusOne(new NonSaturating()), Latent, (Adam(g), Adam(d))));

    [Fact]
    public void Three_CatGAN_steps_have_the_losses_of_PyTorch() => Follow("catgan", new SganStep(g, d, new CatGan(), Latent, (Adam(g), Adam(d))));

    [Fact]
    public void Three_Improved_GAN_steps_have_the_losses_of_PyTorch() =>
        Follow("feature_matching", new FeatureMatchingStep(g, d, d.Features, new ClassesPlusOne(new NonSaturating()), Latent, (Adam(g), Adam(d))));

    [Fact]
    public void Three_Bad_GAN_steps_have_the_losses_of_PyTorch()
    {
        var density = new LowDensity(Batch().Unlabelled.narrow(0, 0, 5), bandwidth: 20, quantile: 0);
        Follow("bad_gan", new BadGanStep(g, d, d.Features, density, new BadGan(new NonSaturating()), Latent, (Adam(g), Adam(d))));
    }

    [Fact]
    public void Three_Triple_GAN_steps_have_the_losses_of_PyTorch()
    {
        var generator = Initialised(new TripleGan.Generator(Classes, Latent, width: 16));
        var discriminator = Initialised(new TripleGan.Discriminator(Classes, [24, 16]));
        var step = new TripleGanStep(generator, discriminator, d, (Latent, Classes), (Adam(generator), Adam(discriminator), Adam(d)));
        Follow("triple_gan", step, skip: 1);
    }

    [Fact]
    public void A_hundred_more_steps_leave_no_more_tensors_alive()
    {
        var density = new LowDensity(Batch().Unlabelled, bandwidth: 20);
        var average = new ImprovedGan.Discriminator(Classes, [24, 16]);
        var step = new AveragedStep<SemiSupervisedBatch>(
            new BadGanStep(g, d, d.Features, density, new BadGan(new NonSaturating()), Latent, (Adam(g), Adam(d))), d, average, decay: 0.9);
        var batch = Batch();
        var after10 = 0L;
        for (var i = 0; i < 110; i++)
        {
            using (NewDisposeScope()) step.Update(batch).Read();
            if (i == 9) after10 = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.ShouldBe(after10);
    }

    // The peer's numbers are the label loss, the game and G's loss, or D's, G's and C's: those that follow the skipped ones here.
    private static void Follow(string name, IStep<SemiSupervisedBatch> step, int skip = 0)
    {
        var expected = Peer.Reference("semi_supervised_parity")[name]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            step.Update(Batch()).Read().Skip(skip).Take(3).ToArray().ShouldBe(expected[i]!.Doubles(), Tolerance);
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
