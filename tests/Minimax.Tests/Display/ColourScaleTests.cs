using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class ColourScaleTests
{
    [Theory]
    [InlineData(0, "#6aaed6")]
    [InlineData(0.5, "#f7f7f7")]
    [InlineData(1, "#ee9a5f")]
    [InlineData(-3, "#6aaed6")]
    [InlineData(7, "#ee9a5f")]
    public void A_place_has_its_colour_and_beyond_the_ends_is_the_end(double place, string colour) => ColourScale.Diverging.At(place).Hex.ShouldBe(colour);
}
