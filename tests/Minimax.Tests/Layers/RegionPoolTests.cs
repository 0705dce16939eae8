using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class RegionPoolTests
{
    [Fact]
    public void On_a_slope_each_bin_has_the_value_at_its_centre()
    {
        var x = arange(16, ScalarType.Float32) + 0.5; // of each pixel's centre
        var maps = stack([x.expand(16, 16), x.unsqueeze(1).expand(16, 16)]).unsqueeze(0);
        var seen = RegionPool.Of(maps, tensor(new float[] { 7, 9, 8 }).view(1, 1, 3), bins: 4, imageSide: 16);
        seen.shape.ShouldBe([1, 1, 2, 4, 4]);
        seen[0, 0, 0, 1].data<float>().ToArray().ShouldBe([4f, 6, 8, 10], 1e-4); // the box is 3 … 11 wide
        seen[0, 0, 1].select(1, 2).data<float>().ToArray().ShouldBe([6f, 8, 10, 12], 1e-4); // and 5 … 13 high
    }

    [Fact]
    public void Maps_of_half_the_side_are_read_in_the_same_place()
    {
        var x = arange(16, ScalarType.Float32) + 0.5;
        var fine = x.expand(1, 1, 16, 16);
        var boxes = tensor(new float[] { 7, 9, 8, 10, 6, 4 }).view(1, 2, 3);
        var expected = RegionPool.Of(fine, boxes, bins: 4, imageSide: 16);
        RegionPool.Of(nn.functional.avg_pool2d(fine, 2), boxes, bins: 4, imageSide: 16).allclose(expected, 1e-4, 1e-4, false).ShouldBeTrue();
    }

    [Fact]
    public void Only_pixels_in_the_box_and_beside_it_are_seen()
    {
        var maps = zeros(1, 1, 16, 16).requires_grad_();
        RegionPool.Of(maps, tensor(new float[] { 8, 8, 4 }).view(1, 1, 3), bins: 2, imageSide: 16).sum().backward();
        var felt = maps.grad!.ne(0).nonzero().narrow(1, 2, 2);
        (felt.min().item<long>(), felt.max().item<long>()).ShouldBe((6L, 9L));
        maps.grad!.sum().item<float>().ShouldBe(4, 1e-5f); // each of the four bins is a mean
    }
}
