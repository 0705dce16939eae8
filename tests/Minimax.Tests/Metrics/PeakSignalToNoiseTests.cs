using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class PeakSignalToNoiseTests
{
    [Fact]
    public void It_is_ten_times_the_logarithm_of_the_squared_range_over_the_squared_error()
    {
        var truth = zeros(3, 2, 4, 5);
        var made = stack([truth[0] + 0.2, truth[1] + 2, truth[2] + 0.5]);
        var found = PeakSignalToNoise.Of(made, truth);
        found.data<double>().ToArray().ShouldBe([20, 0, 12.04120], 1e-5); // 4/0.04 = 100; 4/4 = 1; 4/0.25 = 16
    }

    [Fact]
    public void A_tenth_of_the_squared_error_is_ten_decibels_more()
    {
        var (truth, error) = (rand(4, 1, 6, 6) - 0.5, randn(4, 1, 6, 6));
        var (near, far) = (PeakSignalToNoise.Of(truth + (0.1 * error), truth), PeakSignalToNoise.Of(truth + (Math.Sqrt(0.1) * error), truth));
        (near - far - 10).abs().max().item<double>().ShouldBeLessThan(1e-3);
    }

    [Fact]
    public void The_true_image_is_infinitely_good_and_another_shape_is_refused()
    {
        var truth = rand(2, 1, 4, 4);
        PeakSignalToNoise.Of(truth, truth).data<double>().ToArray().ShouldAllBe(decibels => double.IsPositiveInfinity(decibels));
        Should.Throw<ArgumentException>(() => PeakSignalToNoise.Of(truth, rand(2, 1, 4, 5))).Message.ShouldContain("(2, 1, 4, 5)");
    }
}
