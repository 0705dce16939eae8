using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class SrResNetTests
{
    [Theory]
    [InlineData(1, 7, 2)]
    [InlineData(3, 8, 1)]
    [InlineData(3, 5, 3)]
    public void Each_doubling_doubles_the_side_and_pixels_keep_their_range(int channels, int side, int doublings)
    {
        var output = new SrResNet(channels, width: 4, blocks: 1, doublings).call(randn(2, channels, side, side));
        output.shape.ShouldBe([2, channels, side << doublings, side << doublings]);
        output.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void It_has_the_outputs_of_PyTorch_in_training_and_after_it()
    {
        var network = Initialised();
        Numbers(network.call(Peer.Fill(0.5, -1, 1, 2, 1, 7, 7))).ShouldBe(Reference("training"), 1e-5);
        network.eval(); // batch normalisation has seen that batch
        Numbers(network.call(Peer.Fill(0.7, -1, 1, 2, 1, 7, 7))).ShouldBe(Reference("evaluation"), 1e-5);
    }

    [Fact]
    public void A_referees_maps_are_those_of_PyTorch()
    {
        var network = new LeNet(width: 4);
        Peer.Initialise(network);
        var maps = network.FeatureMaps(Peer.Fill(0.3, -1, 1, 2, 1, 28, 28));
        maps.shape.ShouldBe([2, 8, 14, 14]);
        Numbers(maps).ShouldBe(Reference("maps"), 1e-5);
    }

    [Fact]
    public void Three_steps_of_SRGAN_have_the_losses_of_PyTorch()
    {
        var (g, d) = (Initialised(), new PatchDiscriminator(channels: 1, width: 4, halvings: 1));
        Peer.Initialise(d);
        var step = new Pix2PixStep(g, d, (Adam(g), Adam(d))) { Conditional = false, Lambda = 50, Distance = ("content", (made, y) => nn.functional.mse_loss(made, y)) };
        foreach (var expected in Peer.Reference("super_resolution_parity")["srgan"]!.AsArray())
            step.Update((Peer.Fill(0.5, -1, 1, 2, 1, 7, 7), Peer.Fill(0.3, -1, 1, 2, 1, 28, 28))).Read().ShouldBe(expected!.Doubles(), 2e-5);
    }

    [Fact]
    public void Four_maps_become_the_four_pixels_of_a_square()
    {
        var maps = arange(8, ScalarType.Float32).view(1, 8, 1, 1); // two channels of four
        nn.functional.pixel_shuffle(maps, 2).flatten().data<float>().ToArray().ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
        nn.functional.pixel_shuffle(maps, 2).shape.ShouldBe([1, 2, 2, 2]);
    }

    private static SrResNet Initialised()
    {
        var network = new SrResNet(channels: 1, width: 4, blocks: 2);
        Peer.Initialise(network);
        using var still = no_grad();
        foreach (var slope in network.modules().OfType<PReLU>().SelectMany(layer => layer.parameters())) slope.fill_(0.25f); // PyTorch's
        return network;
    }

    private static FusedAdam Adam(nn.Module network) => new(network.parameters(), 2e-4, 0.5);

    private static double[] Reference(string name) => Peer.Reference("super_resolution_parity")[name]!.Doubles();

    private static double[] Numbers(Tensor output) => [output.mean().item<float>(), output.square().mean().item<float>(), output[1, 0, 5, 6].item<float>()];
}
