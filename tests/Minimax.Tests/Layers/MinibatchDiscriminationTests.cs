using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class MinibatchDiscriminationTests
{
    [Fact]
    public void Each_example_gets_the_sum_of_its_similarities()
    {
        // f = 0, 1, 3 and T = 1: distances 1, 3, 2. o_0 = 1 + e⁻¹ + e⁻³, o_1 = e⁻¹ + 1 + e⁻², o_2 = e⁻³ + e⁻² + 1.
        var layer = Layer(1, kernels: 1, dimensions: 1, [1f]);
        var o = layer.call(tensor(new[] { 0f, 1, 3 }).view(3, 1));
        o.shape.ShouldBe([3, 2]);
        o.select(1, 0).data<float>().ToArray().ShouldBe([0f, 1, 3]);
        o.select(1, 1).data<float>().ToArray().ShouldBe([1.41767f, 1.50321f, 1.18512f], 1e-5);
    }

    [Fact]
    public void Distances_are_summed_over_the_dimensions_of_a_kernel_and_kernels_are_apart()
    {
        // Two features, T[a, b, c]: kernel 0 takes f₀ and f₁ (L1 distance 1 + 2), kernel 1 twice f₀ and nothing (distance 2).
        var layer = Layer(2, kernels: 2, dimensions: 2, [1f, 0, 2, 0, 0, 1, 0, 0]);
        var o = layer.call(tensor(new[] { 0f, 0, 1, 2 }).view(2, 2));
        o[0].data<float>().ToArray().ShouldBe([0f, 0, 1.04979f, 1.13534f], 1e-5); // 1 + e⁻³, 1 + e⁻²
    }

    [Fact]
    public void A_batch_of_equal_examples_has_the_largest_statistic_there_is()
    {
        manual_seed(0);
        var layer = new MinibatchDiscrimination(5);
        var equal = layer.call(randn(1, 5).repeat(7, 1)).narrow(1, 5, 16);
        equal.flatten().data<float>().ToArray().ShouldBe(Enumerable.Repeat(7f, 7 * 16).ToArray(), 1e-5);
        var distinct = layer.call(randn(7, 5) * 3).narrow(1, 5, 16);
        (distinct < 7).all().item<bool>().ShouldBeTrue();
        (distinct >= 1).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void The_wrong_number_of_features_is_refused() =>
        Should.Throw<ArgumentException>(() => new MinibatchDiscrimination(5).call(zeros(3, 4))).Message.ShouldContain("takes features of 5 numbers");

    private static MinibatchDiscrimination Layer(long features, long kernels, long dimensions, float[] weights)
    {
        var layer = new MinibatchDiscrimination(features, kernels, dimensions);
        using var still = no_grad();
        layer.parameters().Single().copy_(tensor(weights).view(features, kernels, dimensions));
        return layer;
    }
}
