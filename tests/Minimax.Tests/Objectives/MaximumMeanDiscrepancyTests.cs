using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class MaximumMeanDiscrepancyTests
{
    [Fact]
    public void Two_pairs_of_points_worked_out_by_hand()
    {
        // k = 1 / (1 + d²): 1/2 within x, 1/5 within y, and 1, 1/5, 1/2, 1/2 between them: 0.5 + 0.2 − 2 · 0.55.
        var (x, y) = (tensor(new[] { 0f, 1 }).view(2, 1), tensor(new[] { 0f, 2 }).view(2, 1));
        new MaximumMeanDiscrepancy(1).Of(x, y).item<float>().ShouldBe(-0.4f, 1e-5f);

        // With C = 4 as well: 4/5 + 4/8 − 2 · (1 + 4/8 + 4/5 + 4/5) / 4 = −0.25, and the sum of both.
        new MaximumMeanDiscrepancy(1, 4).Of(x, y).item<float>().ShouldBe(-0.65f, 1e-5f);
    }

    [Fact]
    public void Of_one_distribution_it_is_0_on_average_and_below_0_about_half_of_the_time()
    {
        manual_seed(0);
        var mmd = MaximumMeanDiscrepancy.ForLatents(3);
        var many = Enumerable.Range(0, 400).Select(_ => (double)mmd.Of(randn(12, 3), randn(20, 3)).item<float>()).ToArray();
        var error = Math.Sqrt(many.Sum(one => one * one)) / many.Length;
        many.Average().ShouldBe(0, 3 * error);
        many.Count(one => one < 0).ShouldBeInRange(160, 280);
    }

    [Fact]
    public void The_farther_apart_the_larger_and_far_away_still_a_slope()
    {
        manual_seed(1);
        var mmd = MaximumMeanDiscrepancy.ForLatents(4);
        var (x, y) = (randn(100, 4), randn(100, 4));
        var distances = new[] { 0.0, 0.5, 1, 2, 4, 16 }.Select(shift => mmd.Of(x + shift, y).item<float>()).ToArray();
        distances.ShouldBe(distances.Order());
        var far = (x + 100).requires_grad_();
        mmd.Of(far, y).backward();
        far.grad!.mean().item<float>().ShouldBeGreaterThan(1e-7f); // a Gaussian kernel of these widths would be e⁻²⁵⁰ there
    }

    [Fact]
    public void The_kernel_is_1_for_each_scale_where_two_points_are_one()
    {
        var x = randn(5, 8);
        MaximumMeanDiscrepancy.ForLatents(8).Kernel(x, x).diagonal().allclose(full([5], 7f), atol: 1e-4).ShouldBeTrue();
    }

    [Fact]
    public void A_single_point_and_points_of_different_lengths_are_refused()
    {
        var mmd = MaximumMeanDiscrepancy.ForLatents(2);
        Should.Throw<ArgumentException>(() => mmd.Of(randn(1, 2), randn(4, 2))).Message.ShouldContain("(1, 2) and (4, 2)");
        Should.Throw<ArgumentException>(() => mmd.Of(randn(4, 2), randn(4, 3)));
    }
}
