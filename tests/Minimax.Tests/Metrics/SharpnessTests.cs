using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class SharpnessTests
{
    [Fact]
    public void A_slope_is_as_sharp_as_it_is_steep()
    {
        var (x, y) = (arange(6, ScalarType.Float32).view(1, 1, 1, 6), arange(5, ScalarType.Float32).view(1, 1, 5, 1));
        Sharpness.Of((0.3 * x) + (0.4 * y)).ShouldBe(0.5, 1e-6); // √(0.3² + 0.4²)
        Sharpness.Of(zeros(2, 3, 5, 6)).ShouldBe(0);
    }

    [Fact]
    public void An_edge_counts_by_its_length_and_height()
    {
        var image = cat([full(1, 1, 5, 2, -1f), full(1, 1, 5, 3, 1f)], 3); // of four columns of differences one is 2
        Sharpness.Of(image).ShouldBe(0.5, 1e-6);
    }

    [Fact]
    public void Blur_lowers_it_and_noise_raises_it()
    {
        manual_seed(0);
        var image = zeros(1, 1, 16, 16);
        image.narrow(2, 4, 8).narrow(3, 4, 8).fill_(1);
        var blurred = nn.functional.avg_pool2d(image, 3, 1, 1);
        Sharpness.Of(blurred).ShouldBeLessThan(0.95 * Sharpness.Of(image));
        Sharpness.Of(image + (0.2 * randn_like(image))).ShouldBeGreaterThan(Sharpness.Of(image));
    }
}
