using Minimax.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Sampling;

public sealed class PriorTests
{
    [Fact]
    public void A_normal_prior_has_mean_0_and_variance_1()
    {
        manual_seed(0);
        var z = new NormalPrior(5).Draw(20_000);
        z.shape.ShouldBe([20_000, 5]);
        z.mean([0]).abs().max().item<float>().ShouldBe(0, 0.03f);       // standard error 0.007
        (z.var(0) - 1).abs().max().item<float>().ShouldBe(0, 0.05f);    // standard error 0.01
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    public void A_uniform_prior_fills_its_range_evenly(double low, double high)
    {
        manual_seed(0);
        var z = new UniformPrior(3, low, high).Draw(20_000);
        z.shape.ShouldBe([20_000, 3]);
        ((double)z.min().item<float>()).ShouldBe(low, 0.001);
        ((double)z.max().item<float>()).ShouldBe(high, 0.001);
        ((double)z.mean().item<float>()).ShouldBe((low + high) / 2, 0.02);
    }

    [Fact]
    public void Each_class_is_as_likely_as_another()
    {
        manual_seed(0);
        var y = new CategoryPrior(4).Draw(20_000);
        y.sum(1).eq(1).all().item<bool>().ShouldBeTrue();
        y.amax([1L]).eq(1).all().item<bool>().ShouldBeTrue();
        (y.mean([0L]) - 0.25f).abs().max().item<float>().ShouldBe(0, 0.01f);    // standard error 0.003
    }

    [Fact]
    public void Examples_are_drawn_evenly_and_as_rows()
    {
        manual_seed(0);
        var examples = arange(4, dtype: ScalarType.Float32).view(4, 1, 1).expand(4, 2, 3);
        var drawn = new EmpiricalPrior(examples).Draw(20_000);
        drawn.shape.ShouldBe([20_000, 6]);
        drawn.select(1, 0).Equals(drawn.select(1, 5)).ShouldBeTrue();
        for (var i = 0; i < 4; i++) drawn.select(1, 0).eq(i).to_type(ScalarType.Float32).mean().item<float>().ShouldBe(0.25f, 0.01f);
    }

    [Fact]
    public void Parts_are_drawn_one_after_another_and_stand_side_by_side()
    {
        IPrior[] parts = [new NormalPrior(3), new CategoryPrior(4), new UniformPrior(2)];
        manual_seed(0);
        var expected = cat([.. parts.Select(part => part.Draw(5))], 1);
        manual_seed(0);
        var joined = new JoinedPrior(parts).Draw(5);
        joined.shape.ShouldBe([5, 9]);
        joined.Equals(expected).ShouldBeTrue();
    }
}
