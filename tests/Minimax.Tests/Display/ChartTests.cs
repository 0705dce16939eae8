using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Display;

namespace Minimax.Tests.Display;

public sealed class ChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Kinds => ["line", "trend", "density", "points", "level", "histogram", "bars", "heat", "log", "empty"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_well_formed_SVG_inside_its_bounds(string kind)
    {
        var chart = Make(kind);

        var svg = XDocument.Parse(chart.ToSvg()).Root!;

        svg.Name.ShouldBe(Svg + "svg");
        svg.Attribute("viewBox")!.Value.ShouldBe("0 0 680 380");
        foreach (var text in svg.Descendants(Svg + "text"))
        {
            Number(text, "x").ShouldBeInRange(0, 680);
            Number(text, "y").ShouldBeInRange(0, 380);
        }

        svg.DescendantsAndSelf().Attributes().ShouldAllBe(attribute => !attribute.Value.Contains("NaN"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_picture_a_page_and_a_sentence(string kind)
    {
        var chart = Make(kind);

        (chart.ToPicture().Width, chart.ToPicture().Height).ShouldBe((1020, 570));
        chart.ToPlainText().ShouldStartWith("Chart \"A <b> & \"c\"\": ");
        chart.ToPlainText().ShouldNotContain("\n");
        chart.ToHtml().ShouldContain("<svg ");
        chart.ToHtml().ShouldContain("Plotly.newPlot(");
        Regex.Count(chart.ToHtml(), "</script>").ShouldBe(1);
    }

    [Fact]
    public void A_line_goes_through_its_points()
    {
        var chart = new Chart("line") { X = new Axis(From: 0, To: 10), Y = new Axis(From: 0, To: 1) }.Line("a", [0, 5, 10], [0, 1, 0.5]);
        var plot = new ChartDrawing(chart).Plot;

        var path = XDocument.Parse(chart.ToSvg()).Descendants(Svg + "path").Single(one => one.Attribute("stroke")?.Value == Colour.Series[0].Hex);

        string At(float x, float y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
        var (left, right, top, bottom) = (plot.X.Start, plot.X.Stop, plot.Y.Stop, plot.Y.Start);
        path.Attribute("d")!.Value.ShouldBe($"M{At(left, bottom)} {At((left + right) / 2, top)} {At(right, (top + bottom) / 2)}");
    }

    [Fact]
    public void A_long_line_stays_small()
    {
        var x = Enumerable.Range(0, 200_000).Select(i => (double)i).ToArray();
        var chart = new Chart("long").Line("a", x, x.Select(at => Math.Sin(at * at)).ToArray());

        var points = Regex.Match(chart.ToHtml(), @"""x"":\[(?<numbers>[^\]]*)\]").Groups["numbers"].Value.Split(',');

        points.Length.ShouldBeLessThanOrEqualTo(400);
        chart.ToHtml().Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public void The_bars_of_a_histogram_have_an_area_of_one()
    {
        var values = Enumerable.Range(0, 1000).Select(i => Math.Sin(i)).ToArray();
        var series = new Chart("histogram").Histogram("a", values, bins: 7, from: -1, to: 1).Series.Single();
        var heights = series.Extents(new Axis(), new Axis()).Y;
        heights.Low.ShouldBe(0);
        heights.High.ShouldBe(0.5 * 7 / Math.PI * Math.Acos(1 - (2.0 / 7)), 0.03); // the arcsine law: its outer bin holds acos(1 − 2/7) / π
    }

    [Fact]
    public void The_first_row_of_a_heat_map_is_at_the_bottom()
    {
        var chart = new Chart("heat").Heat("f", new double[,] { { 0, 0 }, { 1, 1 } }, (0, 1), (0, 1));
        var plot = new ChartDrawing(chart).Plot;
        var picture = chart.ToPicture(scale: 1);
        picture[(int)plot.X.Start + 9, (int)plot.Y.Start - 9].ShouldBe(ColourScale.Sequential.At(0));
        picture[(int)plot.X.Start + 9, (int)plot.Y.Stop + 9].ShouldBe(ColourScale.Sequential.At(1));
    }

    [Fact]
    public void Points_may_bring_their_colour_and_be_large()
    {
        var grey = Colour.Parse("#444444");
        var chart = new Chart("points") { X = new Axis(From: 0, To: 2), Y = new Axis(From: 0, To: 2) };
        chart.Points("many", [0.5], [1], grey).Points("few", [1], [1], isLarge: true).Points("more", [1.5], [1]);
        var drawing = new ChartDrawing(chart);
        drawing.Series.Select(one => one.Colour).ShouldBe([grey, Colour.Series[0], Colour.Series[1]]); // a colour that is brought uses up none of the others

        var (picture, at) = (chart.ToPicture(scale: 1), drawing.Plot.At(1, 1));
        picture[(int)at.X + 4, (int)at.Y].ShouldBe(Colour.Series[0]); // a small one ends 2.5 pixels from its middle
        picture[(int)at.X + 6, (int)at.Y].ShouldBe(Colour.Paper);     // the rim
    }

    [Fact]
    public void The_sentence_says_where_lines_end() =>
        new Chart("Losses").Line("D", [1, 2], [1.5, 0.123456]).Level("optimum", 1.386294).ToPlainText()
            .ShouldBe("Chart \"Losses\": D ends at 0.1235; optimum = 1.386.");

    [Fact]
    public void Data_that_does_not_fit_together_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Chart("a").Line("b", [1, 2], [1])).Message.ShouldContain("2 x and 1 y");
        Should.Throw<ArgumentException>(() => new Chart("a").Bars("b", ["x"], [1, 2])).Message.ShouldContain("1 categories and 2 heights");
        Should.Throw<ArgumentException>(() => new Chart("a").Bars("b", ["x"], [1]).Bars("c", ["y"], [1])).Message.ShouldContain("other categories than 'b'");
        Should.Throw<ArgumentException>(() => new Chart("a").Heat("b", new double[0, 0], (0, 1), (0, 1))).Message.ShouldContain("no values");
    }

    [Fact]
    public void A_notebook_shows_it_as_page_picture_and_text()
    {
        object chart = Make("line");
        Formatter.GetPreferredMimeTypesFor(typeof(Chart)).ShouldBe(["text/html", "image/png", "text/plain"]);
        chart.ToDisplayString("text/html").ShouldContain("<svg ");
        chart.ToDisplayString("image/png").ShouldStartWith("iVBORw0KGgo"); // the signature of a PNG in base64
        chart.ToDisplayString("text/plain").ShouldBe(((Chart)chart).ToPlainText());
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static Chart Make(string kind)
    {
        var x = Enumerable.Range(1, 500).Select(i => i / 100.0).ToArray();
        var y = x.Select((at, i) => i == 77 ? double.NaN : Math.Sin(at) * 3).ToArray();
        var isLogarithmic = kind == "log";
        var chart = new Chart("A <b> & \"c\"") { X = new Axis("steps < 5 & more", isLogarithmic), Y = new Axis("</script>", isLogarithmic) };
        return kind switch
        {
            "line" => chart.Line("<D>", x, y).Line("G & co", x, x),
            "trend" => chart.Trend("</script>", x, y),
            "density" => chart.Density("p", x, y),
            "points" => chart.Points("real", x, y).Points("fake", y, x),
            "level" => chart.Level("2 log 2", 1.386),
            "histogram" => chart.Histogram("z", y.Where(double.IsFinite).ToArray()),
            "bars" => chart.Bars("a", ["x", "y"], [1, -2]).Bars("b", ["x", "y"], [0.5, double.NaN]),
            "heat" => chart.Heat("D(x)", new double[,] { { 1, 2, 3 }, { 4, double.NaN, 6 } }, (-1, 1), (0, 2)).Points("real", [0], [1]),
            "log" => chart.Line("a", x, y).Histogram("b", x).Density("c", x, y),
            _ => chart,
        };
    }
}
