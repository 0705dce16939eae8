using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class EnergyAutoencoderTests
{
    [Theory]
    [InlineData(28, 1)]
    [InlineData(32, 3)]
    public void The_energy_is_the_mean_square_of_what_the_code_lost(int side, int channels)
    {
        manual_seed(0);
        var network = new EnergyAutoencoder(width: 4, code: 6, side, channels);
        network.eval();
        var images = (rand(3, channels, side, side) * 2) - 1;
        var rebuilt = network.Rebuilt(images);
        rebuilt.shape.ShouldBe([3, channels, side, side]);
        network.Features(images).shape.ShouldBe([3, 6]);
        network.call(images).data<float>().ToArray().ShouldBe(((rebuilt - images).square().view(3, -1).mean([1L])).data<float>().ToArray(), 1e-6);
    }

    [Fact]
    public void It_learns_to_rebuild_what_it_sees()
    {
        manual_seed(1);
        var network = new EnergyAutoencoder(width: 4, code: 6);
        var images = Peer.Fill(0.3, -1, 1, 4, 1, 28, 28);
        var optimizer = optim.Adam(network.parameters(), 5e-3);
        var before = network.call(images).mean().item<float>();
        for (var i = 0; i < 60; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            network.call(images).mean().backward();
            optimizer.step();
        }

        network.call(images).mean().item<float>().ShouldBeLessThan(0.7f * before);
    }
}
