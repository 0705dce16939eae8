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
    public void A_scale_reaches_its_ends()
    {
        string At(ColourScale scale, double value) => scale.ToScottPlot().GetColor(value).ToHex();
        At(ColourScale.Sequential, 0).ShouldBe("#440154", StringCompareShould.IgnoreCase);
        At(ColourScale.Sequential, 1).ShouldBe("#FDE725", StringCompareShould.IgnoreCase);
        At(ColourScale.Diverging, 0.5).ShouldBe("#F7F7F7", StringCompareShould.IgnoreCase);
        ColourScale.Diverging.ToPlotly()[2].ShouldBe([0.5, "#f7f7f7"]);
    }
}
