using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class ToyWganTests
{
    [Fact]
    public void A_critic_shows_what_each_layer_makes()
    {
        var critic = new ToyWgan.Critic(dimensions: 3, width: 16, hidden: 4);
        var outputs = critic.Outputs(randn(5, 3));
        outputs.Select(o => o.shape[1]).ShouldBe([16, 16, 16, 16, 1]);
        outputs.SkipLast(1).ShouldAllBe(o => o.min().item<float>() >= 0);
        critic.call(randn(5, 3)).shape.ShouldBe([5]);
        critic.parameters().Count().ShouldBe(10);
    }

    [Fact]
    public void Its_score_of_a_point_does_not_depend_on_the_others()
    {
        var (critic, points) = (new ToyWgan.Critic(), randn(6, 2));
        critic.call(points)[..2].allclose(critic.call(points[..2]), 1e-5, 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void A_critic_of_normalised_layers_is_nowhere_steeper_than_1()
    {
        manual_seed(0);
        var critic = new ToyWgan.Critic(width: 32, spectral: true);
        for (var i = 0; i < 100; i++) critic.call(randn(2, 2)); // its power iteration settles
        critic.modules().OfType<SpectralNorm>().Count().ShouldBe(4);
        var x = (randn(500, 2) * 3).requires_grad_();
        var slopes = autograd.grad([critic.call(x).sum()], [x])[0].norm(1);
        slopes.max().item<float>().ShouldBeInRange(0.01f, 1.0001f);
    }

    [Fact]
    public void Points_of_another_dimension_are_refused()
    {
        Should.Throw<ArgumentException>(() => new ToyWgan.Critic().call(randn(4, 3))).Message.ShouldContain("points");
        Should.Throw<ArgumentException>(() => new ToyWgan.Generator().call(randn(4, 3))).Message.ShouldContain("latents");
        new ToyWgan.Generator(dimensions: 1, latent: 5).call(randn(4, 5)).shape.ShouldBe([4, 1]);
    }
}
