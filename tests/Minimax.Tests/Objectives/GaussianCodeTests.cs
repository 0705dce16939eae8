using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class GaussianCodeTests
{
    [Fact]
    public void The_divergence_is_half_the_sum_of_the_squares_and_what_the_variances_add()
    {
        var code = GaussianCode.Of(tensor(new[] { 1f, 0, 0, 1, 0, 0, 0, 0 }).view(2, 4)); // means (1, 0), variances (1, e); and N(0, I)
        ((double)code.Divergence().item<float>()).ShouldBe((1 + Math.E - 2) / 4, 1e-5);
    }

    [Fact]
    public void It_is_zero_for_the_prior_and_above_zero_elsewhere()
    {
        manual_seed(0);
        GaussianCode.Of(zeros(3, 8)).Divergence().item<float>().ShouldBe(0);
        for (var i = 0; i < 20; i++) GaussianCode.Of(randn(3, 8)).Divergence().item<float>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Draws_have_the_mean_and_the_variance_and_pass_gradients_on()
    {
        manual_seed(0);
        var numbers = tensor(new[] { 2f, -1, 0, (float)Math.Log(4) }).view(1, 4).requires_grad_();
        var draws = GaussianCode.Of(numbers.expand(20_000, 4)).Draw();
        draws.mean([0L]).data<float>().ToArray().ShouldBe([2, -1], 0.05f);          // standard errors 0.007 and 0.014
        draws.std(0).data<float>().ToArray().ShouldBe([1, 2], 0.05f);
        draws.sum().backward();
        numbers.grad!.narrow(1, 0, 2).contiguous().data<float>().ToArray().ShouldBe([20_000f, 20_000f]);
    }
}
