using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class StrokeFontTests
{
    [Fact]
    public void Every_printable_character_has_a_drawing_of_its_own()
    {
        var characters = string.Concat(Enumerable.Range(33, 94).Select(code => (char)code)) + "σθλμε−·≤≥±→×é₀₉²";
        var drawings = characters.Select(c => string.Join(' ', StrokeFont.Strokes(c.ToString()).SelectMany(stroke => stroke))).ToList();
        drawings.ShouldAllBe(drawing => drawing.Length > 0);
        drawings.ShouldNotContain(string.Join(' ', StrokeFont.Strokes("字").SelectMany(stroke => stroke))); // a box
        drawings.Distinct().Count().ShouldBe(drawings.Count);
    }

    [Fact]
    public void Numbers_of_as_many_digits_are_equally_wide() =>
        Enumerable.Range(100, 900).Select(number => StrokeFont.Width(number.ToString(), 12)).Distinct().ShouldHaveSingleItem();

    [Fact]
    public void Characters_stay_between_their_line_and_the_next()
    {
        foreach (var point in Enumerable.Range(32, 95).SelectMany(code => StrokeFont.Strokes(((char)code).ToString())).SelectMany(stroke => stroke))
        {
            point.Y.ShouldBeInRange(-0.78f, 0.3f);
            point.X.ShouldBeInRange(-0.03f, 1);
        }
    }
}
