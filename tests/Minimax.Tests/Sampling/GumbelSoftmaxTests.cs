using Minimax.Sampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Sampling;

public sealed class GumbelSoftmaxTests
{
    private static readonly float[] Shares = [0.5f, 0.3f, 0.2f];

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(5)]
    public void Whatever_the_temperature_hard_draws_are_the_softmaxs(double temperature)
    {
        manual_seed(1);
        var drawn = GumbelSoftmax.Hard(tensor(Shares).log().expand(20000, -1), temperature).mean([0L]).data<float>().ToArray();
        for (var i = 0; i < 3; i++) drawn[i].ShouldBe(Shares[i], 0.015f); // four standard deviations
    }

    [Fact]
    public void A_hard_draw_has_the_gradient_of_the_soft_one()
    {
        var weights = tensor(new[] { 1f, -2f, 3f });
        manual_seed(2);
        var soft = tensor(Shares).log().requires_grad_();
        (GumbelSoftmax.Soft(soft, 0.7) * weights).sum().backward();
        manual_seed(2);
        var hard = tensor(Shares).log().requires_grad_();
        (GumbelSoftmax.Hard(hard, 0.7) * weights).sum().backward();

        hard.grad!.allclose(soft.grad!, 1e-5, 1e-6).ShouldBeTrue();
        hard.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0.01f);
    }

    [Fact]
    public void A_small_temperature_is_near_a_corner_and_a_large_one_near_the_middle()
    {
        manual_seed(3);
        var logits = tensor(Shares).log().expand(500, -1);
        GumbelSoftmax.Soft(logits, 0.01).amax([1L]).mean().item<float>().ShouldBeGreaterThan(0.97f);
        GumbelSoftmax.Soft(logits, 100).amax([1L]).mean().item<float>().ShouldBeLessThan(0.35f);
    }

    [Fact]
    public void A_hard_draw_is_a_1_and_zeros_exactly()
    {
        manual_seed(4);
        var drawn = GumbelSoftmax.Hard(randn(2000, 7) * 3, 0.3);
        drawn.eq(0).logical_or(drawn.eq(1)).all().item<bool>().ShouldBeTrue();
        drawn.sum(1).eq(1).all().item<bool>().ShouldBeTrue();
    }
}
