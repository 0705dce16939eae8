using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class HistogramIntersectionTests
{
    [Fact]
    public void It_is_what_two_histograms_share_bin_by_bin()
    {
        var (first, second) = (tensor([0.1f, 0.1f, 0.6f, 0.9f]), tensor([0.2f, 0.7f]));
        HistogramIntersection.Of(first, second, 0, 1, bins: 2).ShouldBe(1, 1e-12);      // ½ and ½, ½ and ½
        HistogramIntersection.Of(first, second, 0, 1, bins: 4).ShouldBe(0.75, 1e-12);   // ½, 0, ¼, ¼ and ½, 0, ½, 0
    }

    [Fact]
    public void The_same_values_in_any_order_and_number_have_1_and_values_apart_have_0()
    {
        var values = randn(50);
        HistogramIntersection.Of(values, values.flip(0).repeat(3), -3, 3).ShouldBe(1, 1e-12);
        HistogramIntersection.Of(values.abs() + 0.1, -values.abs() - 0.1, -5, 5, bins: 100).ShouldBe(0);
    }

    [Fact]
    public void What_lies_outside_counts_at_the_ends() =>
        HistogramIntersection.Of(tensor([-7f, 8f]), tensor([0.01f, 0.99f]), 0, 1).ShouldBe(1, 1e-12);

    [Fact]
    public void Of_two_Gaussians_it_is_1_minus_the_total_variation()
    {
        manual_seed(0);
        var found = HistogramIntersection.Of(randn(200_000), randn(200_000) + 1, -5, 6, bins: 110);
        found.ShouldBe(0.6171, 0.01); // 2 Φ(−½)
    }
}
