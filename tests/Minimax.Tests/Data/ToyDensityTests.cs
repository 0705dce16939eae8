using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class ToyDensityTests
{
    public static TheoryData<ToyDensity> All =>
    [
        GaussianMixture.Ring(),
        GaussianMixture.Grid(),
        GaussianMixture.OnLine("two bumps", (0.3, -2, 0.5), (0.7, 1, 0.25)),
        new TwoMoons(),
        new ParallelLines(2),
        new SwissRoll(),
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Points_depend_on_seed_and_step_alone(ToyDensity density)
    {
        var points = density.Sample(50, seed: 1, step: 7);
        points.shape.ShouldBe([50L, density.Dimensions]);
        density.Sample(50, seed: 1, step: 7).data<float>().ToArray().ShouldBe(points.data<float>().ToArray());
        density.Sample(50, seed: 1, step: 8).data<float>().ToArray().ShouldNotBe(points.data<float>().ToArray());
    }

    [Fact]
    public void The_log_density_of_one_gaussian_is_the_closed_form()
    {
        var density = new GaussianMixture("one", (1, [1, -1], 0.5));
        var x = tensor(new double[] { 1, -1, 2, -1 }).reshape(2, 2);
        // -log(2π σ²) = -log(2π · 0.25); at distance 1: minus 1 / (2 · 0.25) = 2
        density.LogDensity(x).data<double>().ToArray().ShouldBe([-0.4515827, -2.4515827], 1e-6);
    }

    [Fact]
    public void The_log_density_of_a_mixture_weighs_its_components()
    {
        var density = GaussianMixture.OnLine("two", (1, 0, 1), (3, 2, 0.5));
        // at 1: log(0.25 · 0.24197072 + 0.75 · 0.10798193 )
        density.LogDensity(tensor(new double[] { 1 }).reshape(1, 1)).item<double>().ShouldBe(Math.Log((0.25 * 0.24197072) + (0.75 * 0.10798193)), 1e-6);
    }

    [Fact]
    public void The_density_of_the_line_integrates_to_one()
    {
        var density = GaussianMixture.OnLine("two bumps", (0.3, -2, 0.5), (0.7, 1, 0.25));
        var x = linspace(-6, 6, 12_001, ScalarType.Float64).reshape(-1, 1);
        (density.LogDensity(x).exp().sum().item<double>() * 0.001).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Samples_have_the_log_density_that_the_entropy_tells()
    {
        // Modes of the ring do not overlap: H = log 8 + log(2π e σ²), and the mean log density of samples is -H.
        var density = GaussianMixture.Ring(modes: 8, radius: 2, sigma: 0.02);
        var entropy = Math.Log(8) + Math.Log(2 * Math.PI * Math.E * 0.02 * 0.02);
        density.LogDensity(density.Sample(20_000, seed: 1)).mean().item<float>().ShouldBeInRange((float)-entropy - 0.03f, (float)-entropy + 0.03f);
    }

    [Fact]
    public void A_grid_has_its_modes_equally_often()
    {
        var points = GaussianMixture.Grid(side: 3, spacing: 2).Sample(9000, seed: 2).data<float>().ToArray();
        var counts = Enumerable.Range(0, 9000).GroupBy(i => (Math.Round(points[2 * i] / 2), Math.Round(points[(2 * i) + 1] / 2))).ToList();
        counts.Count.ShouldBe(9);
        counts.ShouldAllBe(mode => mode.Count() > 850 && mode.Count() < 1150); // 1000 ± 5 standard deviations
    }

    [Fact]
    public void The_moons_are_even_and_lie_on_their_half_circles()
    {
        var (points, labels) = new TwoMoons(noise: 0).SampleLabelled(101, seed: 1);
        labels.sum().item<long>().ShouldBe(50);
        var centres = stack([labels.to(ScalarType.Float32), labels.to(ScalarType.Float32) * 0.5], 1); // (0, 0) and (1, 0.5)
        (points - centres).norm(1).sub(1).abs().max().item<float>().ShouldBeLessThan(1e-5f);
    }

    [Fact]
    public void A_line_is_even_and_lies_where_it_says()
    {
        var points = new ParallelLines(theta: -1.5).Sample(4000, seed: 3);
        points[.., 0].eq(-1.5).all().item<bool>().ShouldBeTrue();
        points[.., 1].min().item<float>().ShouldBeInRange(0, 0.01f);
        points[.., 1].max().item<float>().ShouldBeInRange(0.99f, 1);
        points[.., 1].mean().item<float>().ShouldBe(0.5f, 0.03f);
    }

    [Fact]
    public void A_roll_is_a_spiral_whose_radius_is_its_angle()
    {
        var points = new SwissRoll(noise: 0).Sample(500, seed: 4).to_type(ScalarType.Float64);
        var angle = points.norm(1) * 7.5;
        (stack([angle.cos(), angle.sin()], 1) - (points / points.norm(1, keepdim: true))).abs().max().item<double>().ShouldBeLessThan(1e-5);
        angle.min().item<double>().ShouldBeInRange(1.5 * Math.PI, 1.6 * Math.PI);
        angle.max().item<double>().ShouldBeInRange(4.4 * Math.PI, 4.5 * Math.PI + 1e-4);
    }
}
