using Minimax.Data;
using Minimax.Metrics;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class ModeCoverageTests
{
    [Fact]
    public void A_sample_counts_for_the_nearest_mode_within_three_standard_deviations()
    {
        var two = new GaussianMixture("two", (1, [0, 0], 1), (1, [10, 0], 0.1));
        var modes = ModeCoverage.Of(two, tensor(new[] { 0f, 2.9f, 0, 3.1f, 10, 0.2f, 10, 0.4f, 1, 1 }).view(5, 2));
        modes.Counts.ShouldBe([2L, 1L]);
        modes.Near.ShouldBe(0.6, 1e-9);
        modes.Covered.ShouldBe(2);
    }

    [Fact]
    public void Shares_count_every_sample_for_its_nearest_mode_and_their_divergence_is_that_from_the_weights()
    {
        var two = new GaussianMixture("two", (1, [0, 0], 1), (1, [10, 0], 0.1));
        var modes = ModeCoverage.Of(two, tensor(new[] { 0f, 0, 4, 9, -7, 0, 9, -9 }).view(4, 2));
        modes.Shares.ShouldBe([0.75, 0.25]);
        modes.Divergence.ShouldBe((0.75 * Math.Log(1.5)) + (0.25 * Math.Log(0.5)), 1e-9);
        ModeCoverage.Of(GaussianMixture.Ring(), zeros(10, 2) + 2).Divergence.ShouldBe(Math.Log(8), 1e-9);
    }

    [Fact]
    public void Data_cover_all_modes_and_99_in_100_are_near()
    {
        var ring = GaussianMixture.Ring();
        var modes = ModeCoverage.Of(ring, ring.Sample(20_000, seed: 1));
        modes.Covered.ShouldBe(8);
        modes.Near.ShouldBe(1 - Math.Exp(-4.5), 0.003); // the mass of a round Gaussian within 3σ
    }

    [Fact]
    public void A_mode_with_less_than_a_tenth_of_its_share_is_not_covered()
    {
        var two = new GaussianMixture("two", (1, [0, 0], 1), (1, [10, 0], 1));
        var samples = zeros(100, 2);
        samples[0, 0] = 10;
        ModeCoverage.Of(two, samples).Covered.ShouldBe(1);
        samples.narrow(0, 0, 5).select(1, 0).fill_(10);
        ModeCoverage.Of(two, samples).Covered.ShouldBe(2);
    }

    [Fact]
    public void Of_pictures_the_modes_are_the_classes_that_a_referee_reads_and_only_the_surely_read_belong_to_one()
    {
        var data = Read([0.8f, 0.1f, 0.1f], [0.2f, 0.7f, 0.1f], [0.1f, 0.3f, 0.6f], [0.9f, 0.1f, 0]);   // 0, 1, 2, 0
        var modes = ModeCoverage.Of(data, Read([0.95f, 0.05f, 0], [0.89f, 0.11f, 0], [0, 1, 0], [0.4f, 0.3f, 0.3f]));
        modes.Counts.ShouldBe([1L, 1L, 0L]);
        modes.Shares.ShouldBe([0.75, 0.25, 0]);
        (modes.Covered, modes.Near, modes.Samples).ShouldBe((2, 0.5, 4));
        modes.Divergence.ShouldBe(0.75 * Math.Log(0.75 / 0.5), 1e-9);                                   // and ¼ log 1
        ModeCoverage.Of(data, data).Divergence.ShouldBe(0, 1e-9);
    }

    private static Judgement Read(params float[][] probabilities) =>
        new(zeros(probabilities.Length, 1), tensor(probabilities.SelectMany(row => row).ToArray()).view(probabilities.Length, -1));
}
