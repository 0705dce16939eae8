using Minimax.Editing;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Editing;

public sealed class StrokesTests
{
    private static Strokes Empty(int channels = 1) => Strokes.None(zeros(1, channels, 4, 4));

    [Fact]
    public void A_dot_paints_the_pixels_whose_middle_it_covers()
    {
        var mask = Empty().And([(1.5, 0.5)], 1, 1).Mask;
        Pixels(mask).ShouldBe([1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void A_line_paints_all_along_its_way()
    {
        var mask = Empty().And([(0.5, 2.5), (3.5, 2.5)], 0.5, 1).Mask;
        Pixels(mask).ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0]);
        Pixels(Empty().And([(0.5, 0.5), (3.5, 3.5)], 0.3, 1).Mask).ShouldBe([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    }

    [Fact]
    public void The_last_colour_is_on_top_and_the_others_stay()
    {
        var two = Empty(3).And([(0.5, 0.5), (3.5, 0.5)], 0.4, 1, 0, -1).And([(3.5, 0.5)], 0.4, -1, -1, 1);
        two.Colours[0, .., 0, 0].data<float>().ToArray().ShouldBe([1, 0, -1]);
        two.Colours[0, .., 0, 3].data<float>().ToArray().ShouldBe([-1, -1, 1]);
        two.Mask.sum().item<float>().ShouldBe(4);
    }

    [Fact]
    public void The_cost_is_the_mean_over_what_is_painted()
    {
        var strokes = Empty().And([(0.5, 0.5), (1.5, 0.5)], 0.4, 1);
        var images = zeros(2, 1, 4, 4);
        images[1, 0, 0, 0] = 1;
        images[1, 0, 3, 3] = -9;
        strokes.Cost(images).data<float>().ToArray().ShouldBe([1, 0.5f]); // misses of 1 and 1; of 0 and 1, and nobody asks for the corner
        Empty().Cost(images).data<float>().ToArray().ShouldBe([0, 0]);
        Empty(3).And([(0.5, 0.5)], 0.4, 1, 1, 0).Cost(zeros(1, 3, 4, 4)).item<float>().ShouldBe(0.666667f, 1e-5f);
    }

    [Fact]
    public void Each_image_can_have_colours_of_its_own()
    {
        var (mask, own) = (Empty().And([(0.5, 0.5)], 0.4, 1).Mask, cat([ones(1, 1, 4, 4), zeros(1, 1, 4, 4)]));
        new Strokes(own, mask).Cost(ones(2, 1, 4, 4)).data<float>().ToArray().ShouldBe([0, 1]);
    }

    [Fact]
    public void An_edge_is_wished_for_where_it_was_painted_and_in_any_colour()
    {
        var sketch = Strokes.None(zeros(1, 2, 2, 3)).And([(0.5, 0.5), (1.5, 0.5)], 0.4, 1, 1); // two pixels of the upper row
        var images = zeros(4, 2, 2, 3);
        images[1, 0, 0, 1] = 0.6f; // the first sees 0.6 at its right; the second 0.6 at its right and below
        images[2, 0, 0, 0] = 1;    // the first falls by 1 in both directions
        images[3, .., 0, 2] = 1;   // the second has two channels' steps of 1 at its right
        float[] lacks = [1, (0.16f + MathF.Pow(1 - MathF.Sqrt(0.72f), 2)) / 2, 0.5f, 0.5f];
        foreach (var (lack, cost) in lacks.Zip(sketch.EdgeCost(images).data<float>().ToArray())) cost.ShouldBe(lack, 1e-5f);
        sketch.EdgeCost(images, steep: 2)[2].item<float>().ShouldBe(((2 - MathF.Sqrt(2)) * (2 - MathF.Sqrt(2)) / 2) + 2, 1e-5f);
        Empty(2).EdgeCost(zeros(3, 2, 4, 4)).data<float>().ToArray().ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void At_the_rim_nothing_lies_beyond_and_a_flat_picture_has_a_slope()
    {
        var rim = Strokes.None(zeros(1, 1, 2, 2)).And([(1.5, 1.5)], 0.4, 1);
        rim.EdgeCost(ones(1, 1, 2, 2)).item<float>().ShouldBe(1, 1e-5f);
        var image = zeros(1, 1, 2, 2, requires_grad: true);
        Strokes.None(image).And([(0.5, 0.5)], 0.4, 1).EdgeCost(image).sum().backward();
        image.grad!.isfinite().all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void No_point_and_a_colour_of_other_channels_are_refused()
    {
        Should.Throw<ArgumentException>(() => Empty().And([], 1, 1));
        Should.Throw<ArgumentException>(() => Empty().And([(1, 1)], 1, 1, 1, 1)).Message.ShouldContain("3 numbers are no colour of 1 channels");
    }

    private static float[] Pixels(Tensor mask) => mask.flatten().data<float>().ToArray();
}
