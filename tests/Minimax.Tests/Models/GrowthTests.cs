using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(9, 0, 1.0)]
    [InlineData(10, 1, 0.0)]
    [InlineData(15, 1, 0.5)]
    [InlineData(20, 1, 1.0)]
    [InlineData(29, 1, 1.0)]
    [InlineData(30, 2, 0.0)]
    [InlineData(39, 2, 0.9)]
    [InlineData(40, 2, 1.0)]
    [InlineData(4000, 2, 1.0)]
    public void It_follows_the_timetable(long step, int stage, double alpha) // three stages, ten steps a phase
    {
        var growth = new Growth(3);
        growth.Follow(step, phase: 10);
        growth.Stage.ShouldBe(stage);
        growth.Alpha.ShouldBe(alpha, 1e-12);
    }

    [Fact]
    public void Data_are_averaged_down_and_faded_as_the_samples_are()
    {
        var images = arange(16, ScalarType.Float32).view(1, 1, 4, 4).repeat_interleave(2, 2).repeat_interleave(2, 3); // 8×8, each pixel four times
        var growth = new Growth(2);
        growth.Shown(images).Equals(arange(16, ScalarType.Float32).view(1, 1, 4, 4)).ShouldBeTrue();
        growth.To(1).Shown(images).Equals(images).ShouldBeTrue();
        var fine = images + randn(1, 1, 8, 8);
        var coarse = Growth.Up(nn.functional.avg_pool2d(fine, 2));
        growth.To(1, alpha: 0.5).Shown(fine).allclose((fine + coarse) / 2).ShouldBeTrue();
        growth.To(1, alpha: 0).Shown(fine).Equals(coarse).ShouldBeTrue();
    }

    [Fact]
    public void A_stage_or_a_share_that_does_not_exist_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Growth(3).To(3));
        Should.Throw<ArgumentOutOfRangeException>(() => new Growth(3).To(1, 1.5));
        Should.Throw<ArgumentOutOfRangeException>(() => new Growth(3).To(1, double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new Growth(0));
    }
}
