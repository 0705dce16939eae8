using Minimax.Data;
using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class RefereeTests
{
    [Fact]
    public void Who_learns_from_its_maps_gets_a_gradient_and_leaves_the_referee_as_it_was()
    {
        var referee = Referee.Train(Glyphs.Draw(128, seed: 1), steps: 2);
        var images = Peer.Fill(0.3, -1, 1, 2, 1, 28, 28).requires_grad_();
        var before = referee.Judge(images).Probabilities;
        var maps = referee.FeatureMaps(images);
        maps.shape.ShouldBe([2, 32, 14, 14]);
        maps.square().mean().backward();
        images.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0);
        referee.Judge(images).Probabilities.Equals(before).ShouldBeTrue();
    }
}
