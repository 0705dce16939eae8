using System.Xml.Linq;
using Minimax.Display;
using Minimax.Steps;
using Minimax.Training;
using static TorchSharp.torch;

namespace Minimax.Tests.Display;

public sealed class TrainingViewTests
{
    [Fact]
    public void In_a_deck_three_charts_stand_in_a_row_because_a_column_of_them_leaves_the_slide()
    {
        var html = new TrainingView().ToHtml();
        html.ShouldContain(".minimax-charts:has(svg:nth-of-type(3)){display:flex;");
        html.ShouldContain("<div class=\"minimax-charts\" ");
    }

    [Fact]
    public void One_line_says_where_the_training_stands()
    {
        var view = new TrainingView();
        view.ToPlainText().ShouldBe("waiting for the first step");
        view.Report(At(0, 1200, 0, 0, Loss("D", 1.4)));
        view.ToPlainText().ShouldBe("step 0/1200 · D 1.40");
        view.Report(At(300, 1200, 2.5, 120, Loss("D", 1.12), Loss("G", -0.87), Output("D(x)", 0.617), Output("D(G(z))", 0.31)));
        view.ToPlainText().ShouldBe("step 300/1200 · D 1.12 · G −0.87 · D(x) 0.62 · D(G(z)) 0.31 · 120 steps/s · 0:07 left");
        view.Report(At(1200, 1200, 75, 16, Loss("D", 1)));
        view.ToPlainText().ShouldBe("step 1200/1200 · D 1.00 · 16 steps/s · took 1:15");
    }

    [Fact]
    public void From_half_of_the_run_on_it_says_what_is_wrong_if_it_is_asked_to()
    {
        var (asked, not) = (new TrainingView { Diagnoses = true }, new TrainingView());
        foreach (var view in new[] { asked, not }) view.Report(At(40, 100, 1, 10, Output("D(x)", 0.01), Output("D(G(z))", 0.99)));
        asked.Verdict.ShouldBeNull();
        foreach (var view in new[] { asked, not }) view.Report(At(50, 100, 1, 10, Output("D(x)", 0.01), Output("D(G(z))", 0.99)));
        asked.ToPlainText().ShouldContain("\nLabels swapped: D(x) is 0.01");
        XDocument.Parse(asked.ToHtml()).Root!.Value.ShouldContain("Labels swapped");
        not.Verdict.ShouldBeNull();
        not.ToPlainText().ShouldNotContain("\n");
    }

    [Fact]
    public void A_slow_training_tells_seconds_a_step()
    {
        var view = new TrainingView();
        view.Report(At(1002, 11000, 4, 0.5));
        view.ToPlainText().ShouldBe("step 1002/11000 · 2.0 s/step · 5:33:16 left");
    }

    [Fact]
    public void Losses_and_outputs_of_the_discriminator_have_a_chart_each()
    {
        var view = new TrainingView();
        for (var step = 1; step <= 50; step++) view.Report(At(step, 100, step, 1, Loss("D", 1), Output("D(x)", 0.5)));
        view.ToHtml().Split("viewBox=\"0 0 430 260\"").Length.ShouldBe(3);
        var page = XDocument.Parse(view.ToHtml());
        page.Root!.Value.ShouldContain("What the discriminator says");
        using var picture = view.ToPicture();
        (picture.Width, picture.Height).ShouldBe((442, 548));
    }

    [Fact]
    public void Losses_of_another_size_have_an_axis_of_their_own_and_one_by_itself_its_name()
    {
        var view = new TrainingView();
        for (var step = 1; step <= 50; step++) view.Report(At(step, 100, step, 1, Loss("D", 0.5), Loss("cycle", 90 + step), Loss("G", 1.5), Output("D(x)", 0.5)));
        var titles = XDocument.Parse(view.ToHtml()).Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value);
        titles.ShouldBe(
        [
            "Chart \"cycle\": cycle ends near 140.",
            "Chart \"Losses\": D ends near 0.5; G ends near 1.5.",
            "Chart \"What the discriminator says\": D(x) ends near 0.5.",
        ]);
    }

    [Fact]
    public void A_long_training_with_sixty_four_digits_stays_below_sixty_kilobytes()
    {
        var random = new Random(1);
        var view = new TrainingView();
        Measurement Noise(string name, Quantity quantity) => new(name, quantity, random.NextDouble());
        for (var step = 1; step <= 20_000; step++)
            view.Report(At(step, 20_000, step, 1, Noise("D", Quantity.Loss), Noise("G", Quantity.Loss), Noise("D(x)", Quantity.Output), Noise("D(G(z))", Quantity.Output)));
        view.Samples(Glyph().expand(64, 1, 28, 28));

        view.ToHtml().Length.ShouldBeLessThan(60_000);
    }

    private static Progress At(long step, long of, double seconds, double pace, params Measurement[] numbers) =>
        new(step, of, numbers, TimeSpan.FromSeconds(seconds)) { StepsPerSecond = pace };

    private static Measurement Loss(string name, double value) => new(name, Quantity.Loss, value);

    private static Measurement Output(string name, double value) => new(name, Quantity.Output, value);

    // Something of a digit's complexity: a noisy disc.
    private static Tensor Glyph()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 784).Select(i => Math.Abs(i % 28 - 14) + Math.Abs(i / 28 - 14) < 9 ? random.NextSingle() : -1).ToArray();
        return tensor(values).view(1, 1, 28, 28);
    }
}
