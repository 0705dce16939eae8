using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class PairwiseSquaredErrorTests
{
    [Fact]
    public void It_has_the_numbers_worked_out_by_hand()
    {
        // differences (1, 3) and (0, 2): 10/2 − (4/2)² = 1 and 4/2 − (2/2)² = 1; with the first pixel masked (0, 3) and (0, 2): 9/2 − 9/4 and 2 − 1
        var (x, made) = (tensor(new float[] { 1, 3, 2, 2 }).view(2, 2), tensor(new float[] { 0, 0, 2, 0 }).view(2, 2));
        PairwiseSquaredError.Of(x, made, ones(1)).item<float>().ShouldBe(1, 1e-5);
        PairwiseSquaredError.Of(x, made, tensor(new float[] { 0, 1 })).item<float>().ShouldBe(1.625f, 1e-5);
    }

    [Fact]
    public void It_is_half_the_mean_square_of_all_pairs_of_differences()
    {
        var (x, made) = (randn(3, 5), randn(3, 5));
        var difference = x - made;
        var pairs = (difference.unsqueeze(1) - difference.unsqueeze(2)).square().mean() / 2;
        PairwiseSquaredError.Of(x, made, ones(1)).item<float>().ShouldBe(pairs.item<float>(), 1e-5);
    }

    [Fact]
    public void A_change_of_all_pixels_alike_costs_nothing_and_one_of_a_part_does()
    {
        var x = randn(2, 3, 4, 4);
        PairwiseSquaredError.Of(x, x + 0.7, ones(1)).item<float>().ShouldBe(0, 1e-5);
        PairwiseSquaredError.Of(x, x + arange(4), ones(1)).item<float>().ShouldBe(1.25f, 1e-4); // the variance of 0, 1, 2, 3
    }
}
