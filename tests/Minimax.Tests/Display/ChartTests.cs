using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Display;
using ScottPlot;
using SkiaSharp;
using Axis = Minimax.Display.Axis;
using Colour = Minimax.Display.Colour;

namespace Minimax.Tests.Display;

public sealed class ChartTests
{
    public static TheoryData<string> Kinds => ["line", "trend", "density", "points", "level", "histogram", "bars", "heat", "log", "many", "empty"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_text_is_cut_off_at_the_edges(string kind)
    {
        var chart = Make(kind, width: 430, height: 260);
        var texts = SvgText.In(chart);
        texts.Count.ShouldBeGreaterThan(5);
        foreach (var text in texts)
        {
            new[] { text.FromX, text.ToX }.ShouldAllBe(x => x >= 0 && x <= 430, text.Text);
            new[] { text.FromY, text.ToY }.ShouldAllBe(y => y >= 10 && y <= 260, text.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_names_its_axes_and_has_a_picture_a_page_and_a_sentence(string kind)
    {
        var chart = Make(kind);
        using var picture = chart.ToPicture();

        SvgText.In(chart).Select(text => text.Text).ShouldContain("steps < 5 & more");
        SvgText.In(chart).Select(text => text.Text).ShouldContain("</script>");
        if (kind == "many") Enumerable.Range(0, 6).Select(i => $"a series of a long name {i}").ShouldBeSubsetOf(SvgText.In(chart).Select(text => text.Text));
        XDocument.Parse(chart.ToSvg()).Descendants().Attributes().ShouldAllBe(attribute => !attribute.Value.Contains("NaN"));
        (picture.Width, picture.Height).ShouldBe((1020, 570));
        chart.ToPlainText().ShouldStartWith("Chart \"A <b> & \"c\"\": ");
        chart.ToPlainText().ShouldNotContain("\n");
        chart.ToHtml().ShouldContain("<svg ");
        chart.ToHtml().ShouldContain("Plotly.newPlot(");
        Regex.Count(chart.ToHtml(), "</script>").ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_axis_without_a_name_is_refused(string title) =>
        Should.Throw<ArgumentException>(() => new Axis(title)).Message.ShouldContain("needs a title");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_goes_through_its_points(bool isLogarithmic)
    {
        var y = new Axis("y", isLogarithmic, From: isLogarithmic ? 0.01 : -10, To: 1);
        var chart = new Chart("line") { X = new Axis("x", From: 0, To: 10), Y = y }.Line("a", [0, 5, 10], isLogarithmic ? [0.01, 0.1, 1] : [-9, 0.5, -4]);
        using var plot = Rendered(chart);
        using var picture = ChartDrawing.ToPicture(chart, scale: 1);
        foreach (var (at, height) in isLogarithmic ? new[] { (2.5, -1.5), (5, -1), (9, -0.2) } : [(2.5, -4.25), (5, 0.5), (7.5, -1.75)])
        {
            var pixel = plot.GetPixel(new Coordinates(at, height));
            Near(picture, pixel.X, pixel.Y).ShouldBe(Colour.Series[0].Hex);
        }
    }

    [Fact]
    public void A_dashed_line_that_leaves_the_chart_by_far_is_drawn_at_once() // by its length it would have some 10²⁰ pieces
    {
        var chart = new Chart("cliff") { X = new Axis("x", From: 0, To: 1), Y = new Axis("y", From: 0, To: 1) };
        var svg = chart.Dashed("a", [0, 0.5, 1], [0.5, 0.5, -1e18]).ToSvg();
        svg.Length.ShouldBeLessThan(new Chart("level") { X = chart.X, Y = chart.Y }.Dashed("a", [0, 1], [0.5, 0.5]).ToSvg().Length + 2000);
    }

    [Fact]
    public void A_dashed_line_follows_its_points_with_gaps()
    {
        var chart = new Chart("dashed") { X = new Axis("x", From: 0, To: 1), Y = new Axis("y", From: 0, To: 1) }.Dashed("a", [0, 0.5, 1], [0, 1, 0]);
        using var plot = Rendered(chart);
        using var picture = ChartDrawing.ToPicture(chart, scale: 1);
        var drawn = Enumerable.Range(1, 99).Select(i => plot.GetPixel(new Coordinates(i / 100.0, 1 - Math.Abs(2 * i / 100.0 - 1))))
            .Count(pixel => Near(picture, pixel.X, pixel.Y) == Colour.Series[0].Hex);
        drawn.ShouldBeInRange(65, 95); // three quarters of the way, and round ends
        chart.ToHtml().ShouldContain("\"dash\":\"dash\"");
        chart.ToPlainText().ShouldContain("a (dashed)");
    }

    [Fact]
    public void A_gap_in_a_line_stays_empty()
    {
        var chart = new Chart("line") { X = new Axis("x"), Y = new Axis("y", To: 2) }.Line("a", [0, 1, 2, 3, 4], [1, 1, double.NaN, 1, 1]);
        using var plot = Rendered(chart);
        using var picture = ChartDrawing.ToPicture(chart, scale: 1);
        var (drawn, gap) = (plot.GetPixel(new Coordinates(0.5, 1)), plot.GetPixel(new Coordinates(1.7, 1)));
        Near(picture, drawn.X, drawn.Y).ShouldBe(Colour.Series[0].Hex);
        Enumerable.Range(-4, 9).Select(i => Hex(picture, gap.X, gap.Y + i)).ShouldNotContain(Colour.Series[0].Hex);
    }

    [Fact]
    public void Ticks_stand_at_their_values_and_a_quantity_without_negative_values_begins_at_zero()
    {
        var chart = new Chart("ticks") { X = new Axis("x"), Y = new Axis("y") }.Line("a", [2, 10], [700, 1000]);
        using var plot = Rendered(chart);
        var texts = SvgText.In(chart);

        foreach (var value in new[] { 0, 2, 4, 6, 8, 10 })
            texts.ShouldContain(text => text.Text == $"{value}" && Math.Abs(((text.FromX + text.ToX) / 2) - plot.GetPixel(new Coordinates(value, 0)).X) < 1);
        foreach (var value in new[] { 0, 200, 400, 600, 800, 1000 })
            texts.ShouldContain(text => text.Text == $"{value}" && Math.Abs(text.FromY - 5 - plot.GetPixel(new Coordinates(0, value)).Y) < 2);
    }

    [Fact]
    public void A_logarithmic_axis_is_marked_at_powers_of_ten()
    {
        var chart = new Chart("log") { X = new Axis("x"), Y = new Axis("y", IsLogarithmic: true) }.Line("a", [0, 1, 2], [0.01, 1, 1e4]);
        SvgText.In(chart).Select(text => text.Text).ShouldContain("1000");
        SvgText.In(chart).Select(text => text.Text).ShouldNotContain("2000");
        var narrow = new Chart("log") { X = new Axis("x"), Y = new Axis("y", IsLogarithmic: true) }.Line("a", [0, 1], [0.9, 30]);
        new[] { "1", "2", "5", "10", "20" }.ShouldBeSubsetOf(SvgText.In(narrow).Select(text => text.Text));
    }

    [Fact]
    public void A_legend_names_several_series_and_none_stands_beside_a_single_one()
    {
        var chart = new Chart("title") { X = new Axis("x"), Y = new Axis("y") }.Line("only", [0, 1], [0, 1]);
        SvgText.In(chart).Select(text => text.Text).ShouldNotContain("only");
        chart.Level("published", 0.5);
        new[] { "only", "published (dashed)" }.ShouldBeSubsetOf(SvgText.In(chart).Select(text => text.Text));
    }

    [Fact]
    public void A_drawing_has_the_colour_of_the_text_around_it_and_names_of_its_own()
    {
        var (one, other) = (Make("heat").ToSvg(), Make("heat").ToSvg());
        one.ShouldNotContain(Colour.Ink.Hex, Case.Insensitive);
        one.ShouldContain("currentColor");
        string[] Ids(string svg) => [.. Regex.Matches(svg, " id=\"(.+?)\"").Select(match => match.Groups[1].Value)];
        Ids(one).ShouldNotBeEmpty();
        Ids(one).Intersect(Ids(other)).ShouldBeEmpty();
        foreach (var used in Regex.Matches(one, "#(\\w+_\\w+)").Select(match => match.Groups[1].Value)) Ids(one).ShouldContain(used);
    }

    [Fact]
    public void A_long_line_stays_small()
    {
        var x = Enumerable.Range(0, 200_000).Select(i => (double)i).ToArray();
        var chart = new Chart("long") { X = new Axis("x"), Y = new Axis("y") }.Line("a", x, x.Select(at => Math.Sin(at * at)).ToArray());
        var points = Regex.Match(chart.ToHtml(), @"""x"":\[(?<numbers>[^\]]*)\]").Groups["numbers"].Value.Split(',');
        points.Length.ShouldBeInRange(200, 240);
        chart.ToHtml().Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public void A_thousand_points_stay_small()
    {
        var x = Enumerable.Range(0, 1000).Select(i => Math.Sin(i)).ToArray();
        new Chart("cloud") { X = new Axis("x"), Y = new Axis("y") }.Points("a", x, x.Reverse().ToArray()).ToSvg().Length.ShouldBeLessThan(16_000);
    }

    [Fact]
    public void The_bars_of_a_histogram_have_an_area_of_one()
    {
        var values = Enumerable.Range(0, 1000).Select(i => Math.Sin(i)).ToArray();
        var series = new Chart("histogram") { X = new Axis("x"), Y = new Axis("y") }.Histogram("a", values, bins: 7, from: -1, to: 1).Coloured.Single().Series;
        var heights = series.Y.Where(double.IsFinite).ToList();
        heights.Min().ShouldBe(0);
        heights.Max().ShouldBe(0.5 * 7 / Math.PI * Math.Acos(1 - (2.0 / 7)), 0.03); // the arcsine law: its outer bin holds acos(1 − 2/7) / π
        heights.Sum().ShouldBe(2 * 7 / 2.0, 1e-9); // each height twice, seven bars of width 2/7
    }

    [Fact]
    public void Names_of_many_bars_do_not_run_into_each_other()
    {
        string[] names = ["bald", "buzz", "side part", "quiff", "spiky", "curly", "afro", "bob", "long", "wavy", "ponytail", "bun", "pigtails", "mohawk"];
        var chart = new Chart("hair") { X = new Axis("hair"), Y = new Axis("share") }.Bars("data", names, [.. names.Select((_, i) => i + 1.0)]);

        var drawn = SvgText.In(chart).Where(text => names.Contains(text.Text)).ToList();

        drawn.Select(text => text.Text).ShouldBe(names, ignoreOrder: true);
        foreach (var line in drawn.GroupBy(text => Math.Round(text.FromY)))
            foreach (var (one, next) in line.OrderBy(text => text.FromX).Zip(line.OrderBy(text => text.FromX).Skip(1)))
                one.ToX.ShouldBeLessThan(next.FromX, $"{one.Text}, {next.Text}");
    }

    [Fact]
    public void A_title_wider_than_its_map_is_not_cut_off()
    {
        var chart = new Chart("A learnt critic: the ring against a blob") { Width = 320, Height = 290, X = new Axis("x"), Y = new Axis("y") }
            .Heat("f(x)", new double[,] { { 0, 1 }, { 2, 3 } }, (-2, 2), (-2, 2));

        var title = SvgText.In(chart).Single(text => text.Text == chart.Title);

        title.FromX.ShouldBeGreaterThan(0);
        title.ToX.ShouldBeLessThan(320);
    }

    [Fact]
    public void Bars_stand_in_groups_above_their_names()
    {
        var chart = new Chart("bars") { X = new Axis("x"), Y = new Axis("y") }.Bars("a", ["one", "two"], [3, 1]).Bars("b", ["one", "two"], [2, -1]);
        using var plot = Rendered(chart);
        using var picture = ChartDrawing.ToPicture(chart, scale: 1);
        string Of(double x, double y)
        {
            var pixel = plot.GetPixel(new Coordinates(x, y));
            return Hex(picture, pixel.X, pixel.Y);
        }

        (Of(-0.2, 2.8), Of(0.2, 1.8), Of(0.8, 0.8), Of(1.2, -0.8)).ShouldBe((Colour.Series[0].Hex, Colour.Series[1].Hex, Colour.Series[0].Hex, Colour.Series[1].Hex));
        SvgText.In(chart).ShouldContain(text => text.Text == "two" && Math.Abs(((text.FromX + text.ToX) / 2) - plot.GetPixel(new Coordinates(1, 0)).X) < 1);
    }

    [Fact]
    public void The_first_row_of_a_map_is_at_the_bottom_and_it_fills_its_sides()
    {
        var chart = new Chart("heat") { X = new Axis("x"), Y = new Axis("y") }.Heat("f", new double[,] { { 0, 0 }, { 1, 1 } }, (-1, 1), (0, 4));
        using var plot = Rendered(chart);
        using var picture = ChartDrawing.ToPicture(chart, scale: 1);
        string Of(double x, double y)
        {
            var pixel = plot.GetPixel(new Coordinates(x, y));
            return Hex(picture, pixel.X, pixel.Y);
        }

        new[] { Of(-0.95, 0.1), Of(0.95, 1.9) }.ShouldAllBe(colour => colour == "#440154");
        new[] { Of(-0.95, 2.1), Of(0.95, 3.9) }.ShouldAllBe(colour => colour == "#fde725");
        SvgText.In(chart).Select(text => text.Text).ShouldContain("f"); // beside its colours
    }

    [Fact]
    public void Points_may_bring_their_colour_and_be_large()
    {
        var grey = Colour.Parse("#444444");
        var chart = new Chart("points") { X = new Axis("x", From: 0, To: 2), Y = new Axis("y", From: 0, To: 2) };
        chart.Points("many", [0.5], [1], grey).Points("few", [1], [1], isLarge: true).Points("more", [1.5], [1]);
        chart.Coloured.Select(one => one.Colour).ShouldBe([grey, Colour.Series[0], Colour.Series[1]]); // a colour that is brought uses up none of the others

        using var plot = Rendered(chart);
        using var picture = ChartDrawing.ToPicture(chart, scale: 1);
        var (few, more) = (plot.GetPixel(new Coordinates(1, 1)), plot.GetPixel(new Coordinates(1.5, 1)));
        Hex(picture, few.X + 4, few.Y).ShouldBe(Colour.Series[0].Hex); // a small one ends 2.5 pixels from its middle
        Hex(picture, few.X + 6.5f, few.Y).ShouldBe("#ffffff");        // the rim
        Hex(picture, more.X, more.Y).ShouldNotBe("#ffffff");
    }

    [Theory]
    [InlineData(-3, -2)]
    [InlineData(0, 0)]
    [InlineData(-1000, -1000)]
    public void Labels_of_both_axes_stand_clear_of_each_other_in_their_corner(double x, double y)
    {
        var chart = new Chart("corner") { X = new Axis("x", From: x, To: 3), Y = new Axis("y", From: y, To: 2), Width = 430, Height = 260 }.Line("a", [x, 3], [y, 2]);
        var numbers = SvgText.In(chart).Where(text => double.TryParse(text.Text.Replace('−', '-'), CultureInfo.InvariantCulture, out _)).ToList();
        var below = numbers.Where(text => text.FromY > 0.99 * numbers.Max(other => other.FromY)).ToList(); // on the last line: those of the x axis
        var beside = numbers.Except(below).ToList();
        below.Count.ShouldBeGreaterThan(2);
        beside.Count.ShouldBeGreaterThan(2);
        const double capitals = 10.2; // how high a digit of 14 pixels is
        (below.Min(text => text.FromY) - capitals).ShouldBeGreaterThan(beside.Max(text => text.FromY) + 1.5);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 11)]
    public void Dots_at_the_ends_of_the_axes_are_whole_with_their_rim(double from, double to)
    {
        var chart = new Chart("ends") { X = new Axis("x", From: from, To: to), Y = new Axis("y", From: from, To: to), Width = 430, Height = 260 };
        chart.Line("a", [from, to], [from, to]).Points("dots", [from, to, from, to], [from, to, to, from], isLarge: true);
        using var plot = Rendered(chart);
        var frame = plot.RenderManager.LastRender.DataRect;
        foreach (var (x, y) in new[] { (from, from), (to, to), (from, to), (to, from) })
        {
            var pixel = plot.GetPixel(new Coordinates(x, y));
            new[] { pixel.X - frame.Left, frame.Right - pixel.X, pixel.Y - frame.Top, frame.Bottom - pixel.Y }.ShouldAllBe(room => room >= 7.5, $"{x}, {y}"); // 5.5 and a rim of 2
        }

        chart.ToHtml().ShouldNotContain($"\"range\":[{from:0.0},{to:0.0}]"); // nor does plotly.js cut them
        var line = new Chart("line") { X = chart.X, Y = chart.Y }.Line("a", [from, to], [from, to]);
        line.Ends().ShouldBe(((from, to), (from, to)));
    }

    [Fact]
    public void Ten_series_differ_by_colour_and_the_last_four_by_squares_too()
    {
        Chart New() => new("ten") { X = new Axis("x", From: 0, To: 11), Y = new Axis("y", From: 0, To: 11) };
        var cloud = Enumerable.Range(0, 10).Aggregate(New(), (all, i) => all.Points($"{i}", [i + 0.5], [9], isLarge: true));
        cloud.Coloured.Select(one => one.Colour).ShouldBe(Colour.Series);
        using var plot = Rendered(cloud);
        using var picture = ChartDrawing.ToPicture(cloud, scale: 1);
        for (var i = 0; i < 10; i++)
        {
            var pixel = plot.GetPixel(new Coordinates(i + 0.5, 9));
            Hex(picture, pixel.X, pixel.Y).ShouldBe(Colour.Series[i].Hex);
            (Hex(picture, pixel.X + 4.3f, pixel.Y + 4.3f) == Colour.Series[i].Hex).ShouldBe(i >= 6, $"series {i}"); // in a corner of a square of 11 pixels
        }

        string[] Symbols(Chart chart) => [.. Regex.Matches(chart.ToHtml(), "\"symbol\":\"(\\w+)\"").Select(match => match.Groups[1].Value)];
        Symbols(cloud).ShouldBe(["square", "square", "square", "square"]);
        var lines = Enumerable.Range(0, 10).Aggregate(New(), (all, i) => all.Line($"{i}", [.. Enumerable.Range(0, 100).Select(x => x / 9.0)], [.. Enumerable.Repeat((double)i, 100)]));
        Symbols(lines).ShouldBe(["square", "square", "square", "square"]);
        Regex.Count(lines.ToSvg(), "stroke-linecap=\"square\"").ShouldBe(4);
    }

    [Fact]
    public void What_has_no_name_stands_in_no_legend_and_no_sentence()
    {
        var chart = new Chart("Its end") { X = new Axis("x"), Y = new Axis("y") }.Line("rod", [0, 1], [0, 1]).Points("", [1], [1], Colour.Ink, isLarge: true);
        SvgText.In(chart).Select(text => text.Text).ShouldNotContain("rod", "one name needs no legend");
        chart.ToHtml().ShouldContain("\"showlegend\":false");
        chart.ToPlainText().ShouldBe("Chart \"Its end\": rod ends at 1.");
        chart.Line("other", [0, 1], [1, 0]);
        ChartDrawing.Of(chart).Legend.ManualItems.Select(item => item.LabelText).ShouldBe(["rod", "other"]);
    }

    [Fact]
    public void Title_and_a_legend_of_many_rows_find_room_above_a_live_chart()
    {
        double Above(int series) => double.Parse(Regex.Match(Enumerable.Range(0, series).Aggregate(
            new Chart("title") { X = new Axis("x"), Y = new Axis("y"), Width = 420 },
            (all, i) => all.Line($"a series of a long name {i}", [0, 1], [i, i])).ToHtml(), "\"t\":([\\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        (Above(1), Above(2), Above(8)).ShouldBe((46, 46 + 2 * 22, 46 + 8 * 22)); // two such names do not fit into 336 pixels
    }

    [Fact]
    public void The_cells_of_an_enlarged_map_stay_sharp()
    {
        var chart = new Chart("map") { X = new Axis("x"), Y = new Axis("y"), Width = 420, Height = 360 }.Heat("f", new double[,] { { 0, 1 }, { 1, 0 } }, (0, 2), (0, 2));
        XDocument.Parse(chart.ToSvg()).Root!.Attribute("style")!.Value.ShouldContain("image-rendering:pixelated"); // the property is inherited by the image within
        using var plot = Rendered(chart);
        using var picture = chart.ToPicture();
        var (left, right) = (plot.GetPixel(new Coordinates(0.1, 0.5)), plot.GetPixel(new Coordinates(1.9, 0.5)));
        var colours = Enumerable.Range((int)(1.5 * left.X), (int)(1.5 * (right.X - left.X))).Select(x => Hex(picture, x, 1.5f * left.Y)).ToList();
        colours.Distinct().Count().ShouldBeLessThanOrEqualTo(3); // the two ends of the scale, and at most one pixel between
        colours.Count(colour => colour is not ("#440154" or "#fde725")).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void The_sentence_says_where_lines_end() =>
        new Chart("Losses") { X = new Axis("x"), Y = new Axis("y") }.Line("D", [1, 2], [1.5, 0.123456]).Level("optimum", 1.386294).ToPlainText()
            .ShouldBe("Chart \"Losses\": D ends at 0.1235; optimum = 1.386.");

    [Fact]
    public void Data_that_does_not_fit_together_is_refused()
    {
        Chart New() => new("a") { X = new Axis("x"), Y = new Axis("y") };
        Should.Throw<ArgumentException>(() => New().Line("b", [1, 2], [1])).Message.ShouldContain("2 x and 1 y");
        Should.Throw<ArgumentException>(() => New().Bars("b", ["x"], [1, 2])).Message.ShouldContain("1 categories and 2 heights");
        Should.Throw<ArgumentException>(() => New().Bars("b", ["x"], [1]).Bars("c", ["y"], [1])).Message.ShouldContain("other categories than 'b'");
        Should.Throw<ArgumentException>(() => New().Heat("b", new double[0, 0], (0, 1), (0, 1))).Message.ShouldContain("no values");
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

    private static Plot Rendered(Chart chart)
    {
        var plot = ChartDrawing.Of(chart);
        plot.RenderInMemory(chart.Width, chart.Height);
        return plot;
    }

    private static string Hex(SKBitmap picture, float x, float y)
    {
        var pixel = picture.GetPixel((int)x, (int)y);
        return new Colour(pixel.Red, pixel.Green, pixel.Blue).Hex;
    }

    // The colour of a line that is more than two pixels wide somewhere around a point, if it passes there.
    private static string Near(SKBitmap picture, float x, float y)
    {
        var around = from i in Enumerable.Range(-1, 3) from j in Enumerable.Range(-1, 3) select Hex(picture, x + i, y + j);
        return around.FirstOrDefault(Colour.Series.Select(one => one.Hex).Contains) ?? Hex(picture, x, y);
    }

    private static Chart Make(string kind, int width = 680, int height = 380)
    {
        var x = Enumerable.Range(1, 500).Select(i => i / 100.0).ToArray();
        var y = x.Select((at, i) => i == 77 ? double.NaN : Math.Sin(at) * 3).ToArray();
        var isLogarithmic = kind == "log";
        var chart = new Chart("A <b> & \"c\"") { X = new Axis("steps < 5 & more", isLogarithmic), Y = new Axis("</script>", isLogarithmic), Width = width, Height = height };
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
            "many" => Enumerable.Range(0, 6).Aggregate(chart, (all, i) => all.Line($"a series of a long name {i}", x, y)),
            _ => chart,
        };
    }
}
