using Minimax.Data;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class NetGanTests
{
    [Fact]
    public void A_walk_is_one_node_at_a_time()
    {
        manual_seed(1);
        var walks = new NetGan.Generator(nodes: 7, length: 5).call(randn(20, 16));

        walks.shape.ShouldBe([20, 5, 7]);
        walks.sum(2).allclose(ones(20, 5)).ShouldBeTrue();
        walks.amax([2L]).allclose(ones(20, 5)).ShouldBeTrue();
    }

    [Fact]
    public void The_last_nodes_gradient_reaches_the_latents_through_all_that_were_drawn_before()
    {
        manual_seed(2);
        var g = new NetGan.Generator(nodes: 7, length: 5);
        var z = randn(3, 16).requires_grad_();
        var last = g.call(z)[.., 4..].select(2, 3).sum();

        var slope = autograd.grad([last], [z])[0];
        slope.isfinite().all().item<bool>().ShouldBeTrue();
        slope.abs().sum(1).min().item<float>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void With_weights_of_zero_every_node_is_as_likely()
    {
        manual_seed(3);
        var g = new NetGan.Generator(nodes: 4, length: 3);
        using (no_grad()) foreach (var parameter in g.parameters()) parameter.zero_();

        var shares = g.call(randn(4000, 16)).mean([0L, 1L]).detach().data<float>().ToArray();
        foreach (var share in shares) share.ShouldBe(0.25f, 0.02f); // five standard deviations of 12,000 draws
    }

    [Fact]
    public void D_reads_in_order()
    {
        manual_seed(4);
        var d = new NetGan.Discriminator(nodes: 7);
        var walks = RandomWalks.Draw(new Graph(7, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]), 30, 5);

        (d.call(walks) - d.call(walks.flip(1))).abs().max().item<float>().ShouldBeGreaterThan(1e-3f);
    }
}
