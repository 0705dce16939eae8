using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class SpatialTransformTests
{
    private static readonly Tensor OneToNine = arange(1, 10, ScalarType.Float32).view(1, 9);

    [Fact]
    public void Maps_that_are_not_moved_stay_as_they_are()
    {
        manual_seed(1);
        foreach (var (groups, bins) in new[] { (1, 3), (4, 7), (2, 8) })
        {
            var rows = randn(5, 8 * bins * bins);
            (SpatialTransform.Apply(rows, zeros(5, groups, 3), bins) - rows).abs().max().item<float>().ShouldBeLessThan(1e-5f);
        }
    }

    [Fact]
    public void A_quarter_turn_is_clockwise()
    {
        Same(Moved(OneToNine, Math.PI / 2), 7, 4, 1, 8, 5, 2, 9, 6, 3);
        Same(Moved(OneToNine, -Math.PI / 2), 3, 6, 9, 2, 5, 8, 1, 4, 7);
    }

    [Fact]
    public void A_shift_is_to_the_right_and_down_and_nothing_comes_in()
    {
        Same(Moved(OneToNine, 0, 2 / 3.0), 0, 1, 2, 0, 4, 5, 0, 7, 8);                              // by a bin
        Same(Moved(OneToNine, 0, 0, 1 / 3.0), 0.5, 1, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5);           // by half a bin: the mean of two
    }

    [Fact]
    public void Half_a_quarter_turn_reads_between_the_bins()
    {
        var dot = zeros(1, 9);
        dot[0, 5] = 1;                                                                              // on the right of the middle
        Same(Moved(dot, Math.PI / 4), 0, 0, 0, 0, 0, 0.20711, 0, 0.20711, 0.58579);                 // 2 − √2 of it below on the right
    }

    [Fact]
    public void A_turn_comes_before_a_shift() => // [1 … 9] turned, then a bin to the right
        Same(Moved(OneToNine, Math.PI / 2, 2 / 3.0), 0, 7, 4, 0, 8, 5, 0, 9, 6);

    [Fact]
    public void Each_group_of_maps_moves_alone()
    {
        var four = OneToNine.expand(1, -1).repeat(1, 4);                                            // four maps, two groups
        var moves = tensor(new[] { Math.PI / 2, 0, 0, 0, 2 / 3.0, 0 }, ScalarType.Float32).view(1, 2, 3);
        var moved = SpatialTransform.Apply(four, moves, 3).view(4, 9);
        foreach (var map in new[] { 0, 1 }) Same(moved[map], 7, 4, 1, 8, 5, 2, 9, 6, 3);
        foreach (var map in new[] { 2, 3 }) Same(moved[map], 0, 1, 2, 0, 4, 5, 0, 7, 8);
    }

    [Fact]
    public void A_gradient_reaches_the_angle_and_the_shift()
    {
        var ramp = (arange(7, ScalarType.Float32) - 3).expand(7, -1).reshape(1, 49);                // of x, in bins
        var moves = tensor(new[] { 0.3f, 0, 0 }).view(1, 1, 3).requires_grad_();
        var seen = SpatialTransform.Apply(ramp, moves, 7)[0, (5 * 7) + 4];                          // x' = 1, y' = 2: cos 0.3 + 2 sin 0.3
        seen.item<float>().ShouldBe(1.54638f, 1e-4);
        var slope = autograd.grad([seen], [moves])[0];
        Same(slope, 1.61515, -0.95534 * 3.5, -0.29552 * 3.5);                                       // 2 cos 0.3 − sin 0.3; a half map is 3.5 bins
    }

    [Fact]
    public void The_adversary_keeps_to_its_limits()
    {
        manual_seed(2);
        var seen = 1000 * randn(64, 90);
        var turns = new DeformationNet(90).call(seen);
        turns.shape.ShouldBe([64, 4, 3]);
        turns.select(2, 0).abs().max().item<float>().ShouldBe((float)(Math.PI / 18), 1e-5);
        turns.narrow(2, 1, 2).count_nonzero().item<long>().ShouldBe(0);
        var both = new DeformationNet(90, groups: 2, degrees: 30, shift: 0.25).call(seen).abs().amax([0L, 1L]);
        Same(both, Math.PI / 6, 0.25, 0.25);
    }

    private static Tensor Moved(Tensor row, double angle, double right = 0, double down = 0) =>
        SpatialTransform.Apply(row, tensor(new[] { angle, right, down }, ScalarType.Float32).view(1, 1, 3), 3);

    private static void Same(Tensor made, params double[] expected)
    {
        var numbers = made.flatten().data<float>().ToArray();
        numbers.Length.ShouldBe(expected.Length);
        foreach (var (one, other) in numbers.Zip(expected)) ((double)one).ShouldBe(other, 2e-5);
    }
}
