using Minimax.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Native;

/// <summary>What libtorch makes of convolutions here, oneDNN or none, beside the same with 64 bits, which oneDNN has no part in.</summary>
public sealed class FastConvolutionsTests
{
    private const double Rounding = 1e-3; // relative: of sums of up to some thousand products

    [Theory]
    [InlineData(1, 24)]
    [InlineData(3, 12)]
    [InlineData(12, 12)]
    [InlineData(16, 24)]
    [InlineData(20, 16)]
    [InlineData(24, 3)]
    [InlineData(40, 40)]
    public void A_convolution_and_its_gradients_are_right_whatever_lay_in_memory(int from, int to)
    {
        foreach (var garbage in new[] { float.NaN, 1000f })
        {
            Miss(garbage, [16, from, 16, 16], [to, from, 3, 3], (x, w) => nn.functional.conv2d(x, w, padding: [1, 1])).ShouldBeLessThan(Rounding);
            Miss(garbage, [16, from, 4, 4], [from, to, 4, 4], (x, w) => nn.functional.conv_transpose2d(x, w, strides: [2, 2], padding: [1, 1])).ShouldBeLessThan(Rounding);
        }
    }

    [Fact]
    public void What_is_in_use_has_been_tried() => FastConvolutions.WorstError().ShouldBeLessThan(1e-3);

    // The largest difference of the result and of both gradients, relative to the largest number of each.
    private static double Miss(float garbage, long[] images, long[] weights, Func<Tensor, Tensor, Tensor> convolve)
    {
        using var scope = NewDisposeScope();
        var (x, w) = (randn(images), randn(weights));
        var right = Everything(x.to(ScalarType.Float64), w.to(ScalarType.Float64));
        foreach (var size in new[] { 64, 1000, 20_000, 60_000, 130_000, 200_000 }) FastConvolutions.LeaveBehind(size, garbage);
        var ours = Everything(x, w);
        return right.Zip(ours).Max(pair => ((pair.Second - pair.First).abs().max() / pair.First.abs().max()).item<double>() is var miss && double.IsFinite(miss) ? miss : double.PositiveInfinity);

        Tensor[] Everything(Tensor image, Tensor weight)
        {
            var (a, b) = (image.detach().requires_grad_(), weight.detach().requires_grad_());
            var result = convolve(a, b);
            result.square().sum().backward();
            return [result.detach(), a.grad!, b.grad!];
        }
    }
}
