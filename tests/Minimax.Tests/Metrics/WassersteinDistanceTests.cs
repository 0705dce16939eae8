using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class WassersteinDistanceTests
{
    [Fact]
    public void Samples_that_are_shifted_are_as_far_apart_as_the_shift()
    {
        manual_seed(0);
        var (line, plane) = (randn(200, ScalarType.Float64), randn(200, 2, ScalarType.Float64));
        foreach (var shift in new[] { -3.0, 0, 0.25 }) WassersteinDistance.OnLine(line, line + shift).ShouldBe(Math.Abs(shift), 1e-9);
        WassersteinDistance.Between(plane, plane + tensor(new[] { 3.0, -4.0 })).ShouldBe(5, 1e-9);
    }

    [Fact]
    public void Four_numbers_by_hand()
    {
        WassersteinDistance.OnLine(tensor(new[] { 3.0, 0 }), tensor(new[] { 1.0, 5 })).ShouldBe(1.5, 1e-12);      // (|0 − 1| + |3 − 5|) / 2
        WassersteinDistance.OnLine(tensor(new[] { 0.0 }), tensor(new[] { 1.0, 2, -3, 0 })).ShouldBe(1.5, 1e-12); // all of them go to 0
    }

    [Fact]
    public void Two_Gaussians_of_equal_width_are_their_means_apart_and_of_one_mean_their_widths_times_a_constant()
    {
        var quantiles = linspace(0.5 / 4000, 1 - (0.5 / 4000), 4000, ScalarType.Float64);
        var normal = special.ndtri(quantiles);
        WassersteinDistance.OnLine(normal, normal + 2).ShouldBe(2, 1e-9);
        WassersteinDistance.OnLine(normal, 3 * normal).ShouldBe(2 * Math.Sqrt(2 / Math.PI), 1e-3); // |σ₁ − σ₂| E|z|
    }

    [Fact]
    public void The_assignment_agrees_with_sorting_on_a_line_and_with_densities_on_a_grid()
    {
        manual_seed(1);
        var (x, y) = (randn(150, 1), (randn(150, 1) * 2) + 1);
        WassersteinDistance.Between(x, y).ShouldBe(WassersteinDistance.OnLine(x, y), 1e-6);
        var grid = new LineGrid(-10, 10, 4000);
        Divergence.Wasserstein(grid.Shares(x), grid.Shares(y), grid.Spacing).ShouldBe(WassersteinDistance.OnLine(x, y), 2 * grid.Spacing);
    }

    [Fact]
    public void It_is_a_distance()
    {
        manual_seed(2);
        var (a, b, c) = (randn(60, 3), rand(60, 3), randn(60, 3) + 1);
        WassersteinDistance.Between(a, a).ShouldBe(0);
        WassersteinDistance.Between(a, b).ShouldBe(WassersteinDistance.Between(b, a), 1e-9);
        WassersteinDistance.Between(a, c).ShouldBeLessThan(WassersteinDistance.Between(a, b) + WassersteinDistance.Between(b, c));
    }

    [Fact]
    public void The_prices_are_a_critic_of_slope_one_at_most() // Kantorovich and Rubinstein: what it says on average of the one less of the other is W₁
    {
        manual_seed(3);
        var (x, y) = (randn(80, 2), randn(80, 2) + 0.5);
        var pairs = WassersteinDistance.Pairs(x, y);
        var (onX, onY) = (tensor(pairs.RowPrices.ToArray()), -tensor(pairs.ColumnPrices.ToArray()));
        (onX.mean() - onY.mean()).item<double>().ShouldBe(WassersteinDistance.Between(x, y), 1e-9);
        (onX.unsqueeze(1) - onY.unsqueeze(0) - WassersteinDistance.Ways(x, y)).max().item<double>().ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Clouds_that_do_not_match_are_refused()
    {
        Should.Throw<ArgumentException>(() => WassersteinDistance.Between(randn(3, 2), randn(4, 2)));
        Should.Throw<ArgumentException>(() => WassersteinDistance.Between(randn(3), randn(3)));
        Should.Throw<ArgumentException>(() => WassersteinDistance.Between(zeros(0, 2), zeros(0, 2)));
        Should.Throw<ArgumentException>(() => WassersteinDistance.OnLine(zeros(0), zeros(3)));
        Should.Throw<ArgumentException>(() => WassersteinDistance.OnLine(tensor(new[] { double.NaN }), zeros(3)));
        Should.Throw<ArgumentException>(() => WassersteinDistance.Between(full(3, 2, double.NaN), zeros(3, 2)));
    }
}
