using Minimax.Metrics;

namespace Minimax.Tests.Metrics;

public sealed class RankCorrelationTests
{
    [Fact]
    public void Any_rising_curve_is_1_and_any_falling_one_is_minus_1()
    {
        double[] x = [3, -1, 2, 10];
        RankCorrelation.Of(x, [.. x.Select(Math.Exp)]).ShouldBe(1, 1e-12);
        RankCorrelation.Of(x, [.. x.Select(v => -(v * v * v))]).ShouldBe(-1, 1e-12);
    }

    [Fact]
    public void Five_numbers_by_hand() =>
        RankCorrelation.Of([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]).ShouldBe(0.8, 1e-12); // 1 − 6 Σd² / (n (n² − 1)) = 1 − 6·4/120

    [Fact]
    public void Equal_numbers_share_a_rank() =>
        RankCorrelation.Of([1, 2, 2, 3], [1, 2, 3, 4]).ShouldBe(4.5 / Math.Sqrt(4.5 * 5), 1e-12); // ranks 1, 2.5, 2.5, 4

    [Fact]
    public void What_never_changes_has_no_ranks() => RankCorrelation.Of([1, 1, 1], [1, 2, 3]).ShouldBe(double.NaN);

    [Fact]
    public void Lists_that_do_not_match_or_hold_no_numbers_are_refused()
    {
        Should.Throw<ArgumentException>(() => RankCorrelation.Of([1, 2], [1, 2, 3]));
        Should.Throw<ArgumentException>(() => RankCorrelation.Of([1], [1]));
        Should.Throw<ArgumentException>(() => RankCorrelation.Of([1, double.NaN], [1, 2]));
    }
}
