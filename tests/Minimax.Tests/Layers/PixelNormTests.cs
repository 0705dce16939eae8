using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class PixelNormTests
{
    [Fact]
    public void Each_pixel_is_divided_by_the_root_of_its_mean_square()
    {
        // Pixels (3, 4) and (-1, 7): mean squares 12.5 and 25, roots 3.53553 and 5.
        var maps = tensor(new[] { 3f, -1, 4, 7 }).view(1, 2, 1, 2);
        new PixelNorm().call(maps).flatten().data<float>().ToArray().ShouldBe([0.84853f, -0.2f, 1.13137f, 1.4f], 1e-5);
    }

    [Fact]
    public void A_row_of_numbers_gets_the_length_of_the_root_of_their_count() // z on a sphere
    {
        manual_seed(0);
        var lengths = new PixelNorm().call(randn(5, 16) * 7).norm(1);
        lengths.data<float>().ToArray().ShouldBe([4f, 4, 4, 4, 4], 1e-4);
    }

    [Fact]
    public void Nothing_stays_nothing_with_a_finite_gradient()
    {
        var maps = zeros(1, 3, 2, 2).requires_grad_();
        var normed = new PixelNorm().call(maps);
        normed.abs().max().item<float>().ShouldBe(0);
        normed.sum().backward();
        maps.grad!.isfinite().all().item<bool>().ShouldBeTrue();
    }
}
