using Minimax.Display;
using SkiaSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Display;

public sealed class FilmstripTests
{
    [Fact]
    public void Frames_stand_side_by_side()
    {
        var strip = new Filmstrip().Add("step 1", SampleGrid.Of(zeros(1, 1, 56, 56))).Add("step 2", SampleGrid.Of(ones(4, 1, 56, 56), 2));

        using var picture = strip.ToPicture();

        (picture.Width, picture.Height).ShouldBe((339 + 12 + 339, 22 + 339)); // two images of 56 pixels, three times as large, and a gutter
        picture.GetPixel(55, 22).ShouldBe(new SKColor(128, 128, 128));
        picture.GetPixel(337, 50).ShouldBe(SKColors.White); // a single image stops at 6 · 56
        strip.ToPlainText().ShouldBe("2 frames: step 1, step 2");
    }

    [Fact]
    public void A_page_without_scripts_shows_all_frames()
    {
        var html = new Filmstrip().Add("<1>", SampleGrid.Of(zeros(1, 1, 8, 8))).Add("2", SampleGrid.Of(zeros(1, 1, 8, 8))).ToHtml();
        html.Split("<script>")[0].Split("<figure ").Length.ShouldBe(3);
        html.ShouldContain("<figcaption>&lt;1&gt;</figcaption>");
        html.Split("<script>")[0].ShouldNotContain("display:none");
    }

    [Fact]
    public void Five_frames_take_two_rows_of_the_picture()
    {
        var strip = new Filmstrip();
        for (var i = 0; i < 5; i++) strip.Add($"step {i}", SampleGrid.Of(zeros(1, 1, 28, 28)));
        using var picture = strip.ToPicture();
        picture.Width.ShouldBe((4 * 168) + (3 * 12));
        picture.Height.ShouldBe((2 * (168 + 22)) + 12);
    }

    [Fact]
    public void Charts_are_frames_too_and_bring_no_script_of_their_own()
    {
        var chart = new Chart("a line") { X = new Axis("x"), Y = new Axis("y") }.Line("y", [0, 1], [0, 1]);
        var page = new Filmstrip().Add("before", chart).Add("after", chart).ToHtml();
        page.Split("<script>").Length.ShouldBe(2);
        page.Split("<figure").Length.ShouldBe(3);
    }
}
