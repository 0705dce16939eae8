using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class TotalVariationTests
{
    [Fact]
    public void It_has_the_numbers_worked_out_by_hand()
    {
        var image = tensor(new float[] { 0, 1, 4, 3 }).view(1, 1, 2, 2); // down 4 and 2, right 1 and −1
        TotalVariation.Of(image).item<float>().ShouldBe(4, 1e-5);
        TotalVariation.Of(ones(2, 3, 4, 5)).item<float>().ShouldBe(0);
    }

    [Fact]
    public void Twice_the_contrast_is_twice_the_variation()
    {
        var image = randn(2, 3, 6, 5);
        TotalVariation.Of((2 * image) + 1).item<float>().ShouldBe(2 * TotalVariation.Of(image).item<float>(), 1e-4);
    }
}
