using Minimax.Models;
using Minimax.Objectives;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class GanStepTests
{
    private const int Width = 16;

    [Fact]
    public void Three_DCGAN_steps_have_the_losses_of_PyTorch()
    {
        var step = Dcgan28();
        var real = Peer.Fill(0.5, -1, 1, 8, 1, 28, 28);
        var losses = Peer.Reference("dcgan_parity")["losses"]!.AsArray();
        for (var i = 0; i < 3; i++)
        {
            manual_seed(i);
            var numbers = step.Update(real).Read();
            var expected = losses[i]!.Doubles();
            numbers[0].ShouldBe(expected[0], 1e-5);
            numbers[1].ShouldBe(expected[1], 1e-5);
        }
    }

    [Fact]
    public void A_gradient_penalty_differentiates_twice_like_PyTorch()
    {
        var expected = Peer.Reference("dcgan_parity")["gradient_penalty"]!;
        var critic = nn.Sequential(
            nn.Conv2d(1, Width, 4, 2, 1, bias: false), nn.LeakyReLU(0.2, true),
            nn.Conv2d(Width, 2 * Width, 4, 2, 1, bias: false), nn.LeakyReLU(0.2, true),
            nn.Conv2d(2 * Width, 4 * Width, 3, 2, 1, bias: false), nn.LeakyReLU(0.2, true),
            nn.Conv2d(4 * Width, 1, 4, bias: false), nn.Flatten(0));
        Peer.Initialise(critic);
        var x = Peer.Fill(0.25, -1, 1, 8, 1, 28, 28).requires_grad_();

        var slope = autograd.grad([critic.call(x).sum()], [x], retain_graph: true, create_graph: true)[0];
        var penalty = (slope.flatten(1).norm(1) - 1).square().mean();
        penalty.backward();

        penalty.item<float>().ShouldBe(expected["penalty"]!.GetValue<float>(), 1e-5f);
        critic.parameters().Select(p => (double)p.grad!.norm().item<float>()).ToArray()
            .ShouldBe(expected["gradients"]!.Doubles(), 1e-5);
    }

    [Fact]
    public void The_generator_is_held_fixed_while_the_discriminator_climbs_and_the_other_way_round()
    {
        var g = new Dcgan.Generator(width: 4);
        var d = new Dcgan.Discriminator(width: 4);
        var step = new GanStep(g, d, new NonSaturating(), 100, (optim.SGD(g.parameters(), 0), optim.SGD(d.parameters(), 0.1)));
        var before = g.state_dict().ToDictionary(p => p.Key, p => p.Value.clone());
        step.Update(rand(4, 1, 28, 28));
        foreach (var (name, parameter) in g.named_parameters()) parameter.Equals(before[name]).ShouldBeTrue(name);
        d.parameters().ShouldAllBe(p => p.requires_grad); // and let go again
    }

    [Fact]
    public void A_hundred_more_steps_leave_no_more_tensors_alive()
    {
        var step = Dcgan28();
        var real = rand(8, 1, 28, 28);
        var after10 = 0L;
        for (var i = 0; i < 110; i++)
        {
            using (NewDisposeScope()) step.Update(real).Read();
            if (i == 9) after10 = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.ShouldBe(after10);
    }

    private static GanStep Dcgan28()
    {
        var g = new Dcgan.Generator(width: Width);
        var d = new Dcgan.Discriminator(width: Width);
        Peer.Initialise(g);
        Peer.Initialise(d);
        return new GanStep(g, d, new NonSaturating(), g.Latent,
            (new FusedAdam(g.parameters(), 2e-4, 0.5, 0.999), new FusedAdam(d.parameters(), 2e-4, 0.5, 0.999)));
    }
}
