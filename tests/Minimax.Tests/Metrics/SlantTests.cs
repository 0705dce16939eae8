using Minimax.Metrics;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class SlantTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(-1)]
    public void A_stroke_that_leans_by_a_shear_has_that_slant(double shear)
    {
        var image = full(1, 1, 28, 28, -1f);
        for (var y = 6; y <= 22; y += 2) image[0, 0, y, (int)(14 - (shear * (y - 14)))] = 1; // to the right where it is high
        Slant.Of(image)[0].item<float>().ShouldBe((float)shear, 1e-4f);
    }

    [Fact]
    public void Where_a_digit_stands_and_how_much_ink_it_has_do_not_matter()
    {
        var stroke = new[] { (8, 16), (10, 15), (12, 14), (14, 13) };
        var images = full(2, 1, 28, 28, -1f);
        foreach (var (y, x) in stroke) (images[0, 0, y, x], images[1, 0, y + 5, x - 7]) = (tensor(1f), tensor(0f));
        var slants = Slant.Of(images);
        slants[0].item<float>().ShouldBe(0.5f, 1e-4f);
        slants[1].item<float>().ShouldBe(0.5f, 1e-4f);
    }
}
