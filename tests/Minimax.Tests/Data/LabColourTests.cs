using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class LabColourTests
{
    /// <summary>The corners of the cube, from the definition in float64 (IEC 61966-2-1, CIE 15).</summary>
    [Theory]
    [InlineData(1, 1, 1, 100, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(1, 0, 0, 53.2408, 80.0925, 67.2032)]
    [InlineData(0, 1, 0, 87.7347, -86.1827, 83.1793)]
    [InlineData(0, 0, 1, 32.2970, 79.1875, -107.8602)]
    public void The_corners_of_the_cube_are_where_tables_have_them(double red, double green, double blue, double lightness, double a, double b)
    {
        var lab = LabColour.FromRgb(Pixel(red, green, blue));
        double[] found = [.. lab.flatten().data<float>().ToArray().Select(v => (double)v)];
        found.ShouldBe([lightness, a, b], 5e-3);
    }

    [Fact]
    public void Grey_has_no_colour_and_half_the_lightness_where_a_screen_gives_a_sixth_of_its_light()
    {
        var lab = LabColour.FromRgb(linspace(-1, 1, 256).view(1, 1, 16, 16).expand(1, 3, 16, 16));
        lab.narrow(1, 1, 2).abs().max().item<float>().ShouldBeLessThan(1e-3f);
        var light = Math.Pow((50 + 16) / 116.0, 3);                             // Y of L = 50: 0.1842
        var grey = (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
        LabColour.FromRgb(Pixel(grey, grey, grey))[0, 0, 0, 0].item<float>().ShouldBe(50, 1e-3f);
    }

    [Fact]
    public void There_and_back_is_where_one_was()
    {
        manual_seed(0);
        var images = (rand(4, 3, 16, 16) * 2) - 1;
        (LabColour.ToRgb(LabColour.FromRgb(images)) - images).abs().max().item<float>().ShouldBeLessThan(1e-4f);
    }

    [Fact]
    public void What_no_screen_can_show_is_cut_off()
    {
        var shown = LabColour.ToRgb(tensor([50f, 200, -200]).view(1, 3, 1, 1));
        shown.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1.0001f);
        shown.isfinite().all().item<bool>().ShouldBeTrue();
    }

    private static Tensor Pixel(double red, double green, double blue) => (tensor([(float)red, (float)green, (float)blue]).view(1, 3, 1, 1) * 2) - 1;
}
