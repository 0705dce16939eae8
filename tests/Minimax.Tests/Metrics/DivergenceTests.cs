using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class DivergenceTests
{
    private static readonly Tensor P = tensor(new[] { 0.5, 0.25, 0.25 });
    private static readonly Tensor Q = tensor(new[] { 0.25, 0.25, 0.5 });

    [Fact]
    public void Three_cells_worked_out_by_hand()
    {
        // KL = 0.5 ln 2 + 0 − 0.25 ln 2 = 0.17329, and the same with p and q exchanged, because q is p turned round.
        Divergence.KullbackLeibler(P, Q).ShouldBe(0.17329, 1e-5);
        Divergence.KullbackLeibler(Q, P).ShouldBe(0.17329, 1e-5);

        // m = (0.375, 0.25, 0.375): JSD = 0.5 ln(4/3) + 0.25 ln(2/3).
        Divergence.JensenShannon(P, Q).ShouldBe(0.04248, 1e-5);

        // A quarter of the mass moves by two cells.
        Divergence.Wasserstein(P, Q, 0.1).ShouldBe(0.05, 1e-12);
    }

    [Fact]
    public void A_cell_that_q_leaves_out_makes_KL_infinite_but_not_its_reverse()
    {
        var (all, half) = (tensor(new[] { 0.5, 0.5 }), tensor(new[] { 1.0, 0 }));
        Divergence.KullbackLeibler(all, half).ShouldBe(double.PositiveInfinity);
        Divergence.KullbackLeibler(half, all).ShouldBe(Math.Log(2), 1e-12);
    }

    [Fact]
    public void Where_nothing_overlaps_JSD_is_ln_2_at_any_distance_and_W1_is_the_distance()
    {
        for (var shift = 1; shift < 9; shift++)
        {
            var (here, there) = (eye(10)[0], eye(10)[shift]);
            Divergence.JensenShannon(here, there).ShouldBe(Math.Log(2), 1e-12);
            Divergence.Wasserstein(here, there, 0.5).ShouldBe(0.5 * shift, 1e-12);
        }
    }

    [Theory]
    [InlineData(0.3, 1)]
    [InlineData(-2, 0.6)]
    public void Two_Gaussians_have_their_closed_form(double mean, double sigma)
    {
        var grid = new LineGrid(-20, 20, 8000);
        var (p, q) = (Normal(grid, 0, 1), Normal(grid, mean, sigma));
        Divergence.KullbackLeibler(p, q).ShouldBe(Math.Log(sigma) + ((1 + (mean * mean)) / (2 * sigma * sigma)) - 0.5, 1e-6);
    }

    [Fact]
    public void Shifting_a_density_costs_W1_the_shift()
    {
        var grid = new LineGrid(-10, 10, 2000);
        Divergence.Wasserstein(Normal(grid, 0, 1), Normal(grid, 1.5, 1), grid.Spacing).ShouldBe(1.5, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void JSD_is_symmetric_and_from_zero_to_ln_2(int seed)
    {
        manual_seed(seed);
        var (p, q) = (nn.functional.softmax(randn(50) * 5, 0), nn.functional.softmax(randn(50) * 5, 0));
        Divergence.JensenShannon(p, q).ShouldBeInRange(0, Math.Log(2));
        Divergence.JensenShannon(p, q).ShouldBe(Divergence.JensenShannon(q, p), 1e-12);
        Divergence.JensenShannon(p, p).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Vectors_of_different_lengths_are_refused() => Should.Throw<ArgumentException>(() => Divergence.KullbackLeibler(P, zeros(4)));

    private static Tensor Normal(LineGrid grid, double mean, double sigma) => LineGrid.Probabilities(((grid.Centres - mean) / sigma).square() / -2);

    [Fact]
    public void In_logarithms_two_Gaussians_that_are_far_apart_keep_their_closed_form()
    {
        var x = linspace(-12, 60, 7201, ScalarType.Float64);
        Tensor Log(double mean) => nn.functional.log_softmax((x - mean).square() / -2, 0);
        Divergence.KullbackLeiblerOfLogs(Log(0), Log(45)).ShouldBe(45 * 45 / 2.0, 1e-6);
        Divergence.KullbackLeibler(Log(0).exp(), Log(45).exp()).ShouldBe(double.PositiveInfinity); // e^-1012 is no float64
    }

    [Fact]
    public void A_cell_that_p_never_visits_counts_for_nothing_in_logs_either() =>
        Divergence.KullbackLeiblerOfLogs(tensor([double.NegativeInfinity, 0]), tensor([Math.Log(0.5), Math.Log(0.5)])).ShouldBe(Math.Log(2), 1e-12);
}
