using System.Numerics;
using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class CanvasTests
{
    private static readonly Colour Red = Colour.Parse("#ff0000");

    [Fact]
    public void A_filled_rectangle_has_its_colour_and_the_rest_stays_paper()
    {
        var canvas = new Canvas(10, 10, scale: 2);
        canvas.Fill([new(2, 2), new(5, 2), new(5, 5), new(2, 5)], Red);

        var picture = canvas.ToPicture();

        (picture.Width, picture.Height).ShouldBe((20, 20));
        picture[4, 4].ShouldBe(Red);
        picture[9, 9].ShouldBe(Red);
        picture[10, 9].ShouldBe(Colour.Paper);
        picture[3, 4].ShouldBe(Colour.Paper);
    }

    [Fact]
    public void A_faded_colour_lets_the_paper_through()
    {
        var canvas = new Canvas(4, 4);
        canvas.Fill([new(0, 0), new(4, 0), new(4, 4), new(0, 4)], Red.Fade(0.5f));
        canvas.ToPicture()[2, 2].ShouldBe(Colour.Parse("#ff8080"));
    }

    [Fact]
    public void Nothing_is_drawn_outside_of_a_clip()
    {
        var canvas = new Canvas(20, 20);
        canvas.Clip(new Vector2(5, 6), new Vector2(4, 3), () => canvas.Stroke([new(0, 0), new(20, 20)], 40, Red));

        var picture = canvas.ToPicture();

        for (var y = 0; y < 20; y++)
        {
            for (var x = 0; x < 20; x++) picture[x, y].ShouldBe(x is >= 5 and < 9 && y is >= 6 and < 9 ? Red : Colour.Paper);
        }
    }

    [Fact]
    public void A_picture_is_enlarged_in_sharp_squares()
    {
        var canvas = new Canvas(8, 4);
        canvas.Draw(new Picture(2, 1, [255, 0, 0, 0, 0, 0]), new Vector2(1, 1), new Vector2(6, 2));

        var picture = canvas.ToPicture();

        picture[1, 1].ShouldBe(Red);
        picture[3, 2].ShouldBe(Red);
        picture[4, 1].ShouldBe(new Colour(0, 0, 0));
        picture[7, 1].ShouldBe(Colour.Paper);
    }

    [Fact]
    public void Text_lies_between_its_point_and_its_width()
    {
        var width = StrokeFont.Width("Minimax", 20);
        var (start, middle, end) = (Columns(Align.Start), Columns(Align.Middle), Columns(Align.End));

        start.Left.ShouldBe(100, 2);
        start.Right.ShouldBe(100 + width, 2);
        ((middle.Left + middle.Right) / 2.0).ShouldBe(100, 2);
        end.Right.ShouldBe(100, 2);
    }

    [Fact]
    public void Text_that_goes_upwards_is_higher_than_wide()
    {
        var canvas = new Canvas(200, 200);
        canvas.Text("loss", new Vector2(100, 150), 20, Colour.Ink, style: TextStyle.Upwards);
        var ink = Ink(canvas.ToPicture()).ToList();
        (ink.Max(at => at.Y) - ink.Min(at => at.Y)).ShouldBeGreaterThan(ink.Max(at => at.X) - ink.Min(at => at.X));
        ((double)ink.Max(at => at.Y)).ShouldBe(150, 2);
    }

    private static (double Left, double Right) Columns(Align align)
    {
        var canvas = new Canvas(220, 60);
        canvas.Text("Minimax", new Vector2(100, 40), 20, Colour.Ink, align);
        var ink = Ink(canvas.ToPicture()).ToList();
        return (ink.Min(at => at.X), ink.Max(at => at.X) + 1);
    }

    private static IEnumerable<(int X, int Y)> Ink(Picture picture) =>
        from y in Enumerable.Range(0, picture.Height)
        from x in Enumerable.Range(0, picture.Width)
        where picture[x, y].R < 128
        select (x, y);
}
