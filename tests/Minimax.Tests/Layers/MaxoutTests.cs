using Minimax.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class MaxoutTests
{
    [Fact]
    public void A_unit_is_the_largest_of_its_pieces()
    {
        // One input, two units of two pieces: h₁ = max(x, −x) = |x|, h₂ = max(2x + 1, 3).
        var layer = With([1, -1, 2, 0], [0, 0, 1, 3], inputs: 1, units: 2, pieces: 2);
        layer.call(tensor(new[] { -2f, 0.5f, 4f }).view(3, 1)).flatten().data<float>().ToArray().ShouldBe([2, 3, 0.5f, 3, 4, 9], 1e-6f);
    }

    [Fact]
    public void With_one_piece_it_is_affine()
    {
        manual_seed(0);
        var layer = new Maxout(7, 5, pieces: 1);
        var (x, y) = (randn(20, 7), randn(20, 7));
        var mixed = layer.call((x * 0.3) + (y * 0.7));
        var expected = (layer.call(x) * 0.3) + (layer.call(y) * 0.7);
        (mixed - expected).abs().max().item<float>().ShouldBeLessThan(1e-5f);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void It_is_convex_in_its_input_and_not_linear(int pieces)
    {
        manual_seed(pieces);
        var layer = new Maxout(7, 5, pieces);
        var (x, y) = (randn(200, 7), randn(200, 7));
        var gap = ((layer.call(x) + layer.call(y)) / 2) - layer.call((x + y) / 2);
        gap.min().item<float>().ShouldBeGreaterThan(-1e-5f);
        gap.max().item<float>().ShouldBeGreaterThan(0.1f);
    }

    [Fact]
    public void Only_the_largest_piece_learns()
    {
        var layer = With([1, -1], [0, 0], inputs: 1, units: 1, pieces: 2);
        layer.call(tensor(new[] { 3f }).view(1, 1)).sum().backward();
        layer.parameters().First().grad!.flatten().data<float>().ToArray().ShouldBe([3, 0], 1e-6f);
    }

    [Fact]
    public void No_piece_at_all_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new Maxout(3, 2, pieces: 0));

    private static Maxout With(float[] weights, float[] biases, int inputs, int units, int pieces)
    {
        var layer = new Maxout(inputs, units, pieces);
        var linear = layer.modules().OfType<Linear>().Single();
        using var still = no_grad();
        linear.weight!.copy_(tensor(weights).view(units * pieces, inputs));
        linear.bias!.copy_(tensor(biases));
        return layer;
    }
}
