using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class SinkhornTests
{
    [Fact]
    public void Two_points_by_hand() // by symmetry P = ½ [[s, 1 − s], [1 − s, s]] with s = σ(1/ε)
    {
        var plan = Sinkhorn.Plan(tensor(new[] { 0.0, 1, 1, 0 }).view(2, 2), epsilon: 0.5);
        plan.data<double>().ToArray().ShouldBe([0.440399, 0.059601, 0.059601, 0.440399], 1e-6);
    }

    [Fact]
    public void Its_margins_are_the_clouds()
    {
        manual_seed(0);
        var plan = Sinkhorn.Plan(WassersteinDistance.Ways(randn(30, 2), randn(50, 2)), epsilon: 0.05);
        (plan.sum([0L]) - (1 / 50.0)).abs().max().item<double>().ShouldBeLessThan(1e-9);
        (plan.sum([1L]) - (1 / 30.0)).abs().max().item<double>().ShouldBeLessThan(1e-4);
    }

    [Fact]
    public void It_falls_to_the_exact_distance_as_epsilon_falls()
    {
        manual_seed(1);
        var (x, y) = (randn(64, 2), randn(64, 2) + 0.7);
        var exact = WassersteinDistance.Between(x, y);
        double[] distances = [.. new[] { 1.0, 0.3, 0.1, 0.03, 0.01 }.Select(epsilon => Sinkhorn.Distance(x, y, epsilon))];
        distances.Zip(distances.Skip(1)).ShouldAllBe(pair => pair.Second < pair.First);
        distances[^1].ShouldBe(exact, 0.01 * exact);
        distances[0].ShouldBeGreaterThan(1.1 * exact);
    }

    [Fact]
    public void A_large_epsilon_spreads_every_point_evenly()
    {
        var ways = WassersteinDistance.Ways(randn(10, 2), randn(20, 2));
        (Sinkhorn.Plan(ways, 1e6) - (1 / 200.0)).abs().max().item<double>().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Epsilon_is_above_zero() => Should.Throw<ArgumentOutOfRangeException>(() => Sinkhorn.Plan(zeros(2, 2, ScalarType.Float64), 0));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cost_that_is_no_number_is_refused(double cost) =>
        Should.Throw<ArgumentException>(() => Sinkhorn.Plan(tensor(new[,] { { cost, 1 }, { 1, 0 } }), 0.1)).Message.ShouldStartWith("A cost is not a finite number.");
}
