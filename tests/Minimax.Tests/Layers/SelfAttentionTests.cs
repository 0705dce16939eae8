using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class SelfAttentionTests
{
    [Fact]
    public void It_begins_as_the_identity_exactly_and_gamma_can_learn()
    {
        manual_seed(1);
        var (layer, x) = (new SelfAttention(8, 2), randn(3, 8, 4, 5));
        layer.call(x).Equals(x).ShouldBeTrue();
        layer.call(x).square().sum().backward();
        layer.get_parameter("gamma")!.grad!.abs().item<float>().ShouldBeGreaterThan(0.1f);
    }

    [Fact]
    public void Hand_computed_two_places_of_one_map()
    {
        var layer = new SelfAttention(1, 1);
        using var still = no_grad();
        foreach (var (weight, value) in layer.parameters().Where(one => one.dim() > 1).Zip([1f, 2, 3, 0.5f])) weight.fill_(value); // f, g, h, v
        layer.get_parameter("gamma")!.fill_(0.1);
        var x = tensor(new[] { 0f, 1 }).view(1, 1, 1, 2);
        // s_ij = x_i · 2x_j. Place 0 asks for nothing: ½ and ½. Place 1: softmax(0, 2) = 0.11920, 0.88080.
        layer.Attention(x).data<float>().ToArray().ShouldBe([0.5f, 0.5f, 0.11920f, 0.88080f], 1e-5f);
        // h(x) = (0, 3); o = ½ · (1.5, 2.64239); y = 0.1 o + x.
        layer.call(x).data<float>().ToArray().ShouldBe([0.075f, 1.13212f], 1e-5f);
    }

    [Fact]
    public void Places_in_another_order_come_out_in_that_order()
    {
        manual_seed(2);
        var (layer, x, order) = (new SelfAttention(6, 3), randn(2, 6, 3, 4), randperm(12));
        using var still = no_grad();
        layer.get_parameter("gamma")!.fill_(0.8);
        Tensor Shuffled(Tensor maps) => maps.flatten(2).index_select(2, order).view(maps.shape);
        layer.call(Shuffled(x)).allclose(Shuffled(layer.call(x)), 1e-5, 1e-5).ShouldBeTrue();
        layer.call(Shuffled(x)).allclose(layer.call(x), 1e-2, 1e-2).ShouldBeFalse();
    }

    [Fact]
    public void Each_place_looks_at_all_places_and_its_looks_sum_to_one()
    {
        manual_seed(3);
        var seen = new SelfAttention(6, 3).Attention(randn(2, 6, 3, 4));
        seen.shape.ShouldBe([2L, 12, 12]);
        seen.sum(2).allclose(ones(2, 12)).ShouldBeTrue();
        seen.min().item<float>().ShouldBeGreaterThan(0);
    }
}
