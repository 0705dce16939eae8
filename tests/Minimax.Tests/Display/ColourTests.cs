using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class ColourTests
{
    [Fact]
    public void Hexadecimal_text_is_read_and_written()
    {
        Colour.Parse("#0072b2").ShouldBe(new Colour(0, 0x72, 0xb2));
        new Colour(1, 2, 255).Hex.ShouldBe("#0102ff");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0072b2")]
    [InlineData("#0072bg")]
    [InlineData("#0072b")]
    public void Other_text_is_refused(string text) => Should.Throw<FormatException>(() => Colour.Parse(text)).Message.ShouldContain($"'{text}'");

    [Fact]
    public void A_scale_reaches_its_ends_and_stays_there()
    {
        ColourScale.Sequential.At(0).ShouldBe(Colour.Parse("#440154"));
        ColourScale.Sequential.At(1).ShouldBe(Colour.Parse("#fde725"));
        ColourScale.Sequential.At(7).ShouldBe(ColourScale.Sequential.At(1));
        ColourScale.Diverging.At(0.5).ShouldBe(Colour.Parse("#f7f7f7"));
    }
}
