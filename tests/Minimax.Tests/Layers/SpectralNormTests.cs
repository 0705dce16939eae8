using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class SpectralNormTests
{
    [Fact]
    public void Sigma_is_the_largest_singular_value() // of SVD, once the power iteration has settled
    {
        manual_seed(0);
        foreach (var (layer, x) in new (nn.Module<Tensor, Tensor>, Tensor)[] { (nn.Linear(12, 7), randn(2, 12)), (nn.Conv2d(3, 8, 4), randn(2, 3, 9, 9)) })
        {
            var normed = new SpectralNorm(layer);
            for (var i = 0; i < 300; i++)
            {
                using var scope = NewDisposeScope();
                normed.call(x);
            }

            normed.Sigma.item<float>().ShouldBe(Largest(layer.parameters().First().flatten(1)), 1e-4f);
        }
    }

    [Fact]
    public void The_layer_that_it_makes_has_weights_over_sigma_and_the_same_bias()
    {
        foreach (var bias in new[] { true, false })
        {
            var layer = nn.Conv2d(2, 5, 3, bias: bias);
            var normed = new SpectralNorm(layer);
            normed.eval();
            var x = randn(2, 2, 8, 8);
            var expected = nn.functional.conv2d(x, layer.weight! / normed.Sigma, layer.bias);
            normed.call(x).allclose(expected, 1e-4, 1e-5).ShouldBeTrue();
        }
    }

    [Fact]
    public void Its_gradient_takes_in_that_sigma_depends_on_the_weights() // a longer W is the same W̄: no gradient along W
    {
        var layer = nn.Linear(6, 4, hasBias: false);
        var normed = new SpectralNorm(layer);
        normed.call(randn(3, 6)).square().sum().backward();
        (layer.weight!.grad! * layer.weight).sum().item<float>().ShouldBe(0, 1e-4f);
        layer.weight.grad!.abs().max().item<float>().ShouldBeGreaterThan(1e-3f);
    }

    [Fact]
    public void Two_passes_may_be_differentiated_together()
    {
        var normed = new SpectralNorm(nn.Linear(6, 1));
        (normed.call(randn(3, 6)).mean() - normed.call(randn(3, 6)).mean()).backward();
        normed.parameters().Count().ShouldBe(2);
        normed.parameters().Count(p => p.grad is not null).ShouldBe(2);
    }

    [Fact]
    public void What_it_iterates_on_is_saved_and_rests_outside_training()
    {
        var normed = new SpectralNorm(nn.Linear(6, 4));
        normed.state_dict().Keys.ShouldBe(["layer.weight", "layer.bias", "u", "v"], ignoreOrder: true);
        normed.eval();
        var before = normed.state_dict()["u"].clone();
        normed.call(randn(3, 6));
        normed.state_dict()["u"].Equals(before).ShouldBeTrue();
    }

    [Fact]
    public void Another_kind_of_layer_is_refused() =>
        Should.Throw<ArgumentException>(() => new SpectralNorm(nn.ReLU())).Message.ShouldStartWith("SpectralNorm takes a Linear or a Conv2d, not a ReLU.");

    private static float Largest(Tensor matrix) => linalg.svdvals(matrix.detach()).max().item<float>();

    [Fact]
    public void It_may_be_moved_alone_and_within_a_network_and_each_weight_is_saved_once()
    {
        var network = new ToyWgan.Critic(2, width: 4, hidden: 1, spectral: true);
        network.state_dict().Keys.Count(name => name.EndsWith("weight", StringComparison.Ordinal)).ShouldBe(2);
        foreach (var (moved, wide) in new (nn.Module<Tensor, Tensor>, Tensor)[] { (new SpectralNorm(nn.Linear(2, 3)), randn(5, 2)), (new SpectralNorm(nn.Conv2d(1, 2, 3)), randn(5, 1, 4, 4)), (network, randn(5, 2)) })
        {
            moved.eval();
            var before = moved.call(wide).to(ScalarType.Float64);
            moved.to(ScalarType.Float64);
            moved.call(wide.to(ScalarType.Float64)).allclose(before, 1e-4, 1e-5).ShouldBeTrue();
            moved.train();
            moved.call(wide.to(ScalarType.Float64)).isfinite().all().item<bool>().ShouldBeTrue();
        }
    }
}
