using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class AxisTests
{
    [Fact]
    public void Air_is_added_but_not_beyond_zero()
    {
        new Axis().Fit(new Extent(0, 10), 0.05).ShouldBe(new Extent(0, 10.5));
        new Axis().Fit(new Extent(2, 12), 0.05).ShouldBe(new Extent(1.5, 12.5));
    }

    [Fact]
    public void Given_ends_are_kept() => new Axis(From: -1, To: 3).Fit(new Extent(0, 10), 0.05).ShouldBe(new Extent(-1, 3));

    [Fact]
    public void One_value_or_none_still_make_an_axis()
    {
        new Axis().Fit(new Extent(4, 4), 0).ShouldBe(new Extent(3.5, 4.5));
        new Axis().Fit(Extent.Empty, 0).ShouldBe(new Extent(0, 1));
        new Axis(From: 5).Fit(new Extent(1, 2), 0).ShouldBe(new Extent(5, 6));
    }

    [Fact]
    public void A_logarithmic_axis_leaves_out_what_has_no_logarithm()
    {
        var axis = new Axis(IsLogarithmic: true);
        var ends = axis.Fit(Extent.Of([-5, 0, 1, 100, double.NaN, double.PositiveInfinity], axis), 0);
        (ends.Low, ends.High).ShouldBe((1, 100));
        var scale = new AxisScale(axis, ends, 0, 200);
        scale.At(10).ShouldBe(100, 1e-3);
        float.IsNaN(scale.At(0)).ShouldBeTrue();
    }
}
