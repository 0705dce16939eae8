using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class AxisTests
{
    [Fact]
    public void Lengths_begin_at_zero_and_air_is_added_beyond_the_others()
    {
        new Axis("a").Fit([0, 10], 0.05).ShouldBe((0, 10.5));
        new Axis("a").Fit([2, 10], 0.05).ShouldBe((0, 10.5));
        new Axis("a").Fit([-2, 8], 0.05).ShouldBe((-2.5, 8.5));
        new Axis("a").Fit([-10, 0], 0.05).ShouldBe((-10.5, 0));
    }

    [Fact]
    public void Given_ends_are_kept() => new Axis("a", From: -1, To: 3).Fit([0, 10], 0.05).ShouldBe((-1, 3));

    [Fact]
    public void One_value_or_none_still_make_an_axis()
    {
        new Axis("a").Fit([4, 4], 0).ShouldBe((0, 4));
        new Axis("a").Fit([-4, -4], 0).ShouldBe((-4, -3));
        new Axis("a").Fit([], 0).ShouldBe((0, 1));
        new Axis("a", From: 5).Fit([1, 2], 0).ShouldBe((5, 6));
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_logarithm()
    {
        var axis = new Axis("a", IsLogarithmic: true);
        axis.Fit([-5, 0, 1, 100, double.NaN, double.PositiveInfinity], 0).ShouldBe((0, 2));
        axis.Place(10).ShouldBe(1, 1e-12);
        double.IsNaN(axis.Place(0)).ShouldBeTrue();
    }
}
