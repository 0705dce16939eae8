using System.Numerics;
using Minimax.Data;

namespace Minimax.Tests.Data;

public sealed class CoverageTests
{
    [Fact]
    public void A_disc_covers_its_area()
    {
        var coverage = new Coverage(40, 40);
        coverage.Stroke([new(20.3f, 19.6f)], 20);
        Area(coverage).ShouldBe(MathF.PI * 100, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1.2)]
    [InlineData(2.5)]
    public void A_line_covers_its_length_times_its_thickness_and_two_half_discs(double angle)
    {
        var along = 30 * new Vector2((float)Math.Cos(angle), (float)Math.Sin(angle));
        var coverage = new Coverage(80, 80);
        coverage.Stroke([new Vector2(40) - along, new Vector2(40) + along], 4);
        Area(coverage).ShouldBe((60 * 4) + (MathF.PI * 4), 2);
    }

    [Fact]
    public void A_line_below_one_pixel_gets_fainter()
    {
        var coverage = new Coverage(20, 3);
        coverage.Stroke([new(-5, 1.5f), new(25, 1.5f)], 0.25f);
        coverage.Values.ToArray().Max().ShouldBe(0.25f, 1e-6);
    }

    [Fact]
    public void What_lies_outside_or_nowhere_is_left_out()
    {
        var coverage = new Coverage(8, 8);
        coverage.Stroke([new(-100, -100), new(-50, -3), new(float.NaN, 2), new(1e9f, 1e9f)], 2);
        coverage.Stroke([new(float.PositiveInfinity, 0), new(4, 4)], 2);
        Area(coverage).ShouldBe(0);
    }

    [Fact]
    public void Drawing_twice_covers_no_more_and_clearing_wipes_all()
    {
        var coverage = new Coverage(30, 30);
        coverage.Stroke([new(5, 5), new(25, 20)], 3);
        var once = Area(coverage);
        coverage.Stroke([new(5, 5), new(25, 20)], 3);
        Area(coverage).ShouldBe(once);
        coverage.Clear();
        Area(coverage).ShouldBe(0);
    }

    private static float Area(Coverage coverage) => coverage.Values.ToArray().Sum();
}
