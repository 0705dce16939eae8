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
    public void No_two_series_are_closer_than_the_closest_of_the_Okabe_Ito_set_whatever_their_reader_sees()
    {
        Colour.Series.Count.ShouldBe(10);
        var distances = Pairs(10).Select(Closest).ToList();
        distances.Min().ShouldBe(Pairs(6).Select(Closest).Min(), 1e-12);
        distances.Min().ShouldBe(10.9, 0.1); // by CIEDE2000 under the matrices of Machado et al.; 1 can just be seen

        static IEnumerable<(Colour, Colour)> Pairs(int count) => from j in Enumerable.Range(0, count) from i in Enumerable.Range(0, j) select (Colour.Series[i], Colour.Series[j]);
        static double Closest((Colour, Colour) pair) => Sight.Kinds.Keys.Min(kind => Sight.Distance(pair.Item1, pair.Item2, kind));
    }

    [Theory]
    [InlineData("#ffffff")]
    [InlineData("#0d1117")] // a page at night
    public void Every_series_stands_out_from_paper_by_day_and_by_night(string paper) =>
        Colour.Series.ShouldAllBe(colour => Sight.Contrast(colour, Colour.Parse(paper)) > 2.2);

    [Fact]
    public void Sight_measures_what_its_papers_say()
    {
        Sight.Contrast(Colour.Parse("#000000"), Colour.Parse("#ffffff")).ShouldBe(21, 1e-9);
        Sight.Difference((50, 2.6772, -79.7751), (50, 0, -82.7485)).ShouldBe(2.0425, 1e-4); // pairs 1, 7 and 19 of Sharma, Wu and Dalal
        Sight.Difference((50, 0, 0), (50, -1, 2)).ShouldBe(2.3669, 1e-4);
        Sight.Difference((50, 2.5, 0), (58, 24, 15)).ShouldBe(19.4535, 1e-4);
        Sight.Distance(Colour.Parse("#ff0000"), Colour.Parse("#7f7f00"), "deutan").ShouldBeLessThan(Sight.Distance(Colour.Parse("#ff0000"), Colour.Parse("#7f7f00"), "normal") / 2);
    }

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
