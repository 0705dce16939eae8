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
    public void No_point_and_a_colour_of_other_channels_are_refused()
    {
        Should.Throw<ArgumentException>(() => Empty().And([], 1, 1));
        Should.Throw<ArgumentException>(() => Empty().And([(1, 1)], 1, 1, 1, 1)).Message.ShouldContain("3 numbers are no colour of 1 channels");
    }

    private static float[] Pixels(Tensor mask) => mask.flatten().data<float>().ToArray();
}
