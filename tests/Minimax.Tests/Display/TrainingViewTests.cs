using System.Xml.Linq;
using Minimax.Display;
using static TorchSharp.torch;

namespace Minimax.Tests.Display;

public sealed class TrainingViewTests
{
    [Fact]
    public void One_line_says_where_the_training_stands()
    {
        var view = new TrainingView();
        view.ToPlainText().ShouldBe("waiting for the first step");
        view.Report(0, 1200, [("D", 1.4)], TimeSpan.Zero);
        view.ToPlainText().ShouldBe("step 0/1200 · D 1.40");
        view.Report(300, 1200, [("D", 1.12), ("G", -0.87), ("D(x)", 0.617), ("D(G(z))", 0.31)], TimeSpan.FromSeconds(2.5));
        view.ToPlainText().ShouldBe("step 300/1200 · D 1.12 · G −0.87 · D(x) 0.62 · D(G(z)) 0.31 · 120 steps/s · 0:08 left");
        view.Report(1200, 1200, [("D", 1)], TimeSpan.FromSeconds(75));
        view.ToPlainText().ShouldBe("step 1200/1200 · D 1.00 · 16 steps/s · took 1:15");
    }

    [Fact]
    public void A_resumed_training_counts_only_its_own_steps()
    {
        var view = new TrainingView();
        view.Report(1000, 11000, [], TimeSpan.FromSeconds(1));
        view.Report(1002, 11000, [], TimeSpan.FromSeconds(5));
        view.ToPlainText().ShouldBe("step 1002/11000 · 2.0 s/step · 5:33:16 left");
    }

    [Fact]
    public void Losses_and_outputs_of_the_discriminator_have_a_chart_each()
    {
        var view = new TrainingView();
        for (var step = 1; step <= 50; step++) view.Report(step, 100, [("D", 1), ("D(x)", 0.5)], TimeSpan.FromSeconds(step));
        view.ToHtml().Split("viewBox=\"0 0 430 260\"").Length.ShouldBe(3);
        var page = XDocument.Parse(view.ToHtml());
        page.Root!.Value.ShouldContain("What the discriminator says");
        using var picture = view.ToPicture();
        (picture.Width, picture.Height).ShouldBe((442, 548));
    }

    [Fact]
    public void Losses_of_another_size_have_an_axis_of_their_own()
    {
        var view = new TrainingView();
        for (var step = 1; step <= 50; step++) view.Report(step, 100, [("D", 0.5), ("cycle", 90 + step), ("G", 1.5), ("D(x)", 0.5)], TimeSpan.FromSeconds(step));
        var titles = XDocument.Parse(view.ToHtml()).Descendants().Where(element => element.Name.LocalName == "title").Select(title => title.Value.Split(':')[0]);
        titles.ShouldBe(["Chart \"cycle\"", "Chart \"D, G\"", "Chart \"What the discriminator says\""]);
    }

    [Fact]
    public void A_long_training_with_sixty_four_digits_stays_below_sixty_kilobytes()
    {
        var random = new Random(1);
        var view = new TrainingView();
        (string, double) Noise(string name) => (name, random.NextDouble());
        for (var step = 1; step <= 20_000; step++)
            view.Report(step, 20_000, [Noise("D"), Noise("G"), Noise("D(x)"), Noise("D(G(z))")], TimeSpan.FromSeconds(step));
        view.Samples(Glyph().expand(64, 1, 28, 28));

        view.ToHtml().Length.ShouldBeLessThan(60_000);
    }

    // Something of a digit's complexity: a noisy disc.
    private static Tensor Glyph()
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, 784).Select(i => Math.Abs(i % 28 - 14) + Math.Abs(i / 28 - 14) < 9 ? random.NextSingle() : -1).ToArray();
        return tensor(values).view(1, 1, 28, 28);
    }
}
