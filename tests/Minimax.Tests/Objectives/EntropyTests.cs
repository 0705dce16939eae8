using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class EntropyTests
{
    // p(y|x) = (0.25372, 0.68967, 0.05661) and (0.49668, 0.13536, 0.36795): entropies 0.76678 and 0.98616.
    private static readonly Tensor Logits = tensor(new[] { 1f, 2, -0.5f, 0.3f, -1, 0 }).view(2, 3);

    [Fact]
    public void The_conditional_entropy_is_the_mean_of_the_rows() => Entropy.Conditional(Logits).item<float>().ShouldBe(0.87647f, 1e-5f);

    [Fact]
    public void The_marginal_entropy_is_that_of_the_mean_row() => Entropy.Marginal(Logits).item<float>().ShouldBe(1.06208f, 1e-5f);

    [Fact]
    public void A_sure_classifier_that_uses_all_classes_has_0_and_log_K()
    {
        Entropy.Conditional(eye(5) * 1000).item<float>().ShouldBe(0, 1e-6f);
        Entropy.Marginal(eye(5) * 1000).item<float>().ShouldBe(MathF.Log(5), 1e-5f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_marginal_is_at_least_the_conditional_because_entropy_is_concave(int seed)
    {
        manual_seed(seed);
        var logits = randn(20, 7) * 3;
        Entropy.Marginal(logits).item<float>().ShouldBeInRange(Entropy.Conditional(logits).item<float>(), MathF.Log(7));
    }
}
