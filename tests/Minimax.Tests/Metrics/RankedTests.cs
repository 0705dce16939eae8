using Minimax.Data;
using Minimax.Metrics;

namespace Minimax.Tests.Metrics;

public sealed class RankedTests
{
    [Fact]
    public void Average_precision_is_what_one_counts_by_hand()
    {
        AveragePrecision.Of([4, 2], [3, 1]).ShouldBe((1 + (2 / 3.0)) / 2, 1e-12);        // places 1 and 3
        AveragePrecision.Of([1], [4, 3, 2]).ShouldBe(0.25, 1e-12);
        AveragePrecision.Of([5, 5], [5, 1]).ShouldBe(2 / 3.0, 1e-12);                    // one threshold: both, of three
        AveragePrecision.Of([7, 0], [0, 0]).ShouldBe((1 + 0.5) / 2, 1e-12);
    }

    [Fact]
    public void All_equal_scores_have_the_average_precision_of_the_share_that_is_there() =>
        AveragePrecision.Of([1, 1, 1], [1, 1, 1, 1, 1]).ShouldBe(3 / 8.0, 1e-12);

    [Fact]
    public void Average_precision_of_no_order_at_all_is_near_the_share_and_of_the_best_one()
    {
        var random = new SplitMix64(1);
        double[] hits = [.. Enumerable.Range(0, 3000).Select(_ => random.Uniform())], others = [.. Enumerable.Range(0, 9000).Select(_ => random.Uniform())];
        AveragePrecision.Of(hits, others).ShouldBe(0.25, 0.03);
        AveragePrecision.Of([.. hits.Select(x => x + 1)], others).ShouldBe(1);
    }

    [Fact]
    public void The_first_k_places_are_what_one_counts_by_hand()
    {
        TopRanked.Of([4, 2], [3, 1], 1).ShouldBe((1, 0.5));
        TopRanked.Of([4, 2], [3, 1], 2).ShouldBe((0.5, 0.5));
        TopRanked.Of([4, 2], [3, 1], 4).ShouldBe((0.5, 1));
        TopRanked.Of([0], [3, 1], 2).ShouldBe((0, 0));
    }

    [Fact]
    public void Who_shares_a_score_shares_its_places()
    {
        // One sure place for 9; two places for four with a score of 5, of whom one is there: half a hit.
        TopRanked.Of([9, 5, 1], [5, 5, 5, 0], 3).ShouldBe((0.5, 0.5));
        TopRanked.Of([1, 1], [1, 1, 1, 1, 1, 1], 4).ShouldBe((0.25, 0.5));
    }

    [Fact]
    public void A_tie_counts_as_the_mean_over_its_orders()
    {
        var random = new SplitMix64(3);
        for (var round = 0; round < 20; round++)
        {
            double[] hits = [.. Enumerable.Range(0, 5).Select(_ => (double)random.Below(4))], others = [.. Enumerable.Range(0, 9).Select(_ => (double)random.Below(4))];
            double Broken() => TopRanked.Of([.. hits.Select(x => x + (0.1 * random.Uniform()))], [.. others.Select(x => x + (0.1 * random.Uniform()))], 5).Precision;
            TopRanked.Of(hits, others, 5).Precision.ShouldBe(Enumerable.Range(0, 2000).Average(_ => Broken()), 0.03);
        }
    }

    [Fact]
    public void What_cannot_be_ranked_is_an_error_or_no_number()
    {
        AveragePrecision.Of([1, double.NaN], [0]).ShouldBe(double.NaN);
        TopRanked.Of([1], [double.NaN], 1).ShouldBe((double.NaN, double.NaN));
        Should.Throw<ArgumentException>(() => AveragePrecision.Of([1], []));
        Should.Throw<ArgumentException>(() => TopRanked.Of([], [1], 1));
        Should.Throw<ArgumentException>(() => TopRanked.Of([1], [1], 3)).Message.ShouldContain("A list of 2 has no 3 first places");
        Should.Throw<ArgumentException>(() => TopRanked.Of([1], [1], 0));
    }
}
