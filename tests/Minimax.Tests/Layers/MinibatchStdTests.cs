using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class MinibatchStdTests
{
    [Fact]
    public void One_more_map_holds_the_average_deviation_of_a_group()
    {
        // Two images of two maps of one pixel: 1 and 3 in the first map (deviation 1), 2 and 8 in the second (deviation 3).
        var maps = tensor(new[] { 1f, 2, 3, 8 }).view(2, 2, 1, 1);
        var more = new MinibatchStd(group: 2).call(maps);
        more.shape.ShouldBe([2, 3, 1, 1]);
        more.narrow(1, 0, 2).Equals(maps).ShouldBeTrue();
        more.select(1, 2).flatten().data<float>().ToArray().ShouldBe([2f, 2f], 1e-5);
    }

    [Fact]
    public void Groups_know_nothing_of_each_other()
    {
        var maps = zeros(4, 1, 2, 2);
        maps[0] = 1; // groups are every second image: 0 and 2, 1 and 3
        new MinibatchStd(group: 2).call(maps).select(1, 1).select(1, 0).select(1, 0).data<float>().ToArray().ShouldBe([.5f, 0, .5f, 0], 1e-3);
    }

    [Fact]
    public void Equal_images_have_no_deviation_and_a_finite_gradient()
    {
        var maps = ones(8, 3, 2, 2).requires_grad_();
        var map = new MinibatchStd().call(maps).select(1, 3);
        map.max().item<float>().ShouldBe(0, 1e-3f);
        map.sum().backward();
        maps.grad!.isfinite().all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void A_batch_that_is_no_multiple_of_the_group_is_refused() =>
        Should.Throw<ArgumentException>(() => new MinibatchStd(group: 8).call(zeros(12, 1, 2, 2))).Message.ShouldContain("B a multiple of 8 here, not (12, 1, 2, 2)");
}
