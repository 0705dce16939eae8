using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class LaplaceBeltramiTests
{
    [Fact]
    public void Of_a_linear_function_it_is_the_slope_along_the_tangents()
    {
        // f = 3 x + 4 y + 12 z, tangents x and (y + z) / √2: 9 + (16 / √2)² = 9 + 128.
        var slope = tensor(new[] { 3f, 4, 12 });
        var tangents = stack([tensor(new[] { 1f, 0, 0 }), tensor(new[] { 0f, 1, 1 }) / Math.Sqrt(2)]).expand(5, 2, 3);
        LaplaceBeltrami.Of(x => x.mv(slope), randn(5, 3), tangents).item<float>().ShouldBe(137, 1e-3f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void On_a_circle_it_is_the_eigenvalue_k_squared_times_the_mean_square(int k)
    {
        var a = arange(1000, dtype: ScalarType.Float64) * (2 * Math.PI / 1000);
        var (x, tangents) = (stack([a.cos(), a.sin()], 1), stack([-a.sin(), a.cos()], 1).unsqueeze(1));
        Tensor Wave(Tensor p) => (k * atan2(p[.., 1], p[.., 0])).cos();
        (LaplaceBeltrami.Of(Wave, x, tangents) / Wave(x).square().mean()).item<double>().ShouldBe(k * k, 1e-6);
    }

    [Fact]
    public void What_changes_across_the_manifold_only_costs_nothing() =>
        LaplaceBeltrami.Of(x => x[.., 1], randn(6, 2), tensor(new[] { 1f, 0 }).expand(6, 1, 2)).item<float>().ShouldBe(0);

    [Fact]
    public void Random_signs_sum_several_outputs_without_bias()
    {
        manual_seed(1);
        var (map, x, tangents) = (Linear(2, 3, hasBias: false), randn(20_000, 2), eye(2).expand(20_000, 2, 2));
        LaplaceBeltrami.Of(map.call, x, tangents).item<float>().ShouldBe(map.weight.square().sum().item<float>(), 0.02f);
    }

    [Fact]
    public void A_gradient_reaches_the_classifier_and_not_the_tangents()
    {
        var (map, tangents) = (Linear(2, 3), eye(2).expand(4, 2, 2).clone().requires_grad_());
        LaplaceBeltrami.OfBeliefs(map, randn(4, 2), tangents).backward();
        map.weight.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0);
        tangents.grad.ShouldBeNull();
    }
}
