using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class CostSensitiveTests
{
    [Fact]
    public void It_is_the_cross_entropy_times_what_is_missing_to_certainty()
    {
        var logits = tensor(new double[] { 0, 0, 2, 2, -3 });
        var labels = tensor(new double[] { 1, 0, 1, 0, 1 });
        var found = CostSensitive.Of(logits, labels).data<double>().ToArray();
        found.ShouldBe([0.34657, 0.34657, 0.01513, 1.87340, 2.90400], 1e-5); // ½ ln 2; 0.119203 · 0.126928; 0.880797 · 2.126928; 0.952574 · 3.048587
    }

    [Fact]
    public void It_stays_finite_where_a_probability_underflows()
    {
        var logits = tensor(new float[] { 200, -200, 200, -200 });
        CostSensitive.Of(logits, tensor(new float[] { 0, 1, 1, 0 })).data<float>().ToArray().ShouldBe([200, 200, 0, 0], 1e-5f);
    }

    [Fact]
    public void A_hundred_easy_examples_weigh_less_than_one_hard_one()
    {
        var (easy, hard) = (full(100, -4f), full(1, 1f));
        var plain = nn.functional.binary_cross_entropy_with_logits(easy, zeros(100), reduction: nn.Reduction.Sum).item<float>();
        plain.ShouldBeGreaterThan(nn.functional.binary_cross_entropy_with_logits(hard, zeros(1)).item<float>());
        CostSensitive.Of(easy, zeros(100)).sum().item<float>().ShouldBeLessThan(CostSensitive.Of(hard, zeros(1)).sum().item<float>());
    }
}
