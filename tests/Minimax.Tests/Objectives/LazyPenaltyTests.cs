using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class LazyPenaltyTests
{
    [Fact]
    public void It_is_paid_in_one_step_of_four_fourfold()
    {
        var paid = Paid(new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 4), steps: 2000);
        paid.ShouldAllBe(penalty => penalty == 0 || Math.Abs(penalty - 200) < 1e-3); // 4 · (25 + 25)
        paid.Average().ShouldBe(50, 50 * 4 * Math.Sqrt(0.25 * 0.75 / 2000) * 4); // four standard errors
    }

    [Fact]
    public void The_seed_decides_when()
    {
        var penalty = new LazyPenalty(new ZeroCentredPenalty(gamma: 1), oneIn: 3);
        Paid(penalty, steps: 30).ShouldBe(Paid(penalty, steps: 30));
        penalty.Weight.ShouldBe(0.5);
    }

    private static double[] Paid(LazyPenalty penalty, int steps)
    {
        using var scope = NewDisposeScope();
        var d = nn.Linear(2, 1);
        using (no_grad()) d.weight!.copy_(tensor(new[] { 3f, 4f }).view(1, 2));
        var (real, fake) = (randn(5, 2), randn(5, 2));
        manual_seed(0);
        return [.. Enumerable.Range(0, steps).Select(_ => (double)penalty.Of(d, real, fake).item<float>())];
    }
}
