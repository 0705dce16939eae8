using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class ChiSquareTests
{
    [Fact]
    public void Two_rows_worked_out_by_hand()
    {
        // Totals 50 and 50, columns 40 and 60: 20 and 30 expected, χ² = 2·(100/20 + 100/30) = 16.66667, p(1) = erfc(√(χ²/2)).
        var (statistic, freedom, probability) = ChiSquare.Test(tensor(new[] { 30L, 20 }), tensor(new[] { 10L, 40 }));
        statistic.ShouldBe(16.66667, 1e-5);
        freedom.ShouldBe(1);
        probability.ShouldBe(4.4557e-5, 1e-8);
    }

    [Fact]
    public void Equal_shares_have_nothing_against_them() =>
        ChiSquare.Test(tensor(new[] { 10L, 20, 30 }), tensor(new[] { 20L, 40, 60 })).ShouldBe((0, 2, 1));

    [Fact]
    public void A_cell_that_never_occurs_is_no_freedom() => ChiSquare.Test(tensor(new[] { 5L, 0, 7 }), tensor(new[] { 6L, 0, 7 })).Freedom.ShouldBe(1);

    [Fact]
    public void Rows_of_one_distribution_are_rejected_as_often_as_the_level_says()
    {
        manual_seed(0);
        var p = tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f });
        var rejected = Enumerable.Range(0, 400).Count(_ => ChiSquare.Test(Draw(p), Draw(p)).Probability < 0.05);
        rejected.ShouldBeInRange(6, 36); // 20 expected; four standard deviations to each side
    }

    private static Tensor Draw(Tensor p) => bincount(multinomial(p, 500, replacement: true), minlength: 4);
}
