using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Compat.Tests.Tensors;

/// <summary>
/// Single precision takes the engine's own path to second derivatives on a CPU below libtorch 2, double precision libtorch's: each case compares
/// the gradients of a gradient penalty.
/// </summary>
public sealed class SecondOrderTests : IDisposable
{
    const double Tolerance = 5e-5;

    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    public static TheoryData<long[], long[], long[], long, bool> Geometries => new()
    {
        { [1, 1], [0, 0], [1, 1], 1, false },
        { [2, 2], [1, 1], [1, 1], 1, true },
        { [1, 2], [2, 0], [1, 1], 1, true },
        { [1, 1], [2, 2], [2, 2], 1, false },
        { [2, 2], [1, 1], [1, 1], 2, true },
    };

    [Theory]
    [MemberData(nameof(Geometries))]
    public void A_convolution_has_libtorchs_second_derivatives(long[] stride, long[] padding, long[] dilation, long groups, bool biased)
    {
        var exact = Penalise(float64);
        var ours = Penalise(float32);
        for (var i = 0; i < exact.Length; i++)
            (ours[i].to(float64) - exact[i]).abs().max().item<double>().ShouldBeLessThan(Tolerance * Math.Max(1, exact[i].abs().max().item<double>()), $"part {i}");

        Tensor[] Penalise(ScalarType type)
        {
            manual_seed(3);
            var x = randn(2, 4, 9, 8, dtype: float64).to(type).requires_grad_();
            var weight = randn(6, 4 / groups, 3, 3, dtype: float64).to(type).requires_grad_();
            var bias = biased ? randn(6, dtype: float64).to(type).requires_grad_() : null;
            var head = randn(6, 6, 2, 2, dtype: float64).to(type).requires_grad_();
            var y = conv2d(leaky_relu(conv2d(x, weight, bias, stride, padding, dilation, groups), 0.2, inplace: true), head);
            var slope = autograd.grad([y.square().sum()], [x], create_graph: true)[0];
            (slope.square().sum() / 1000).backward();
            return [y, slope, x.grad!, weight.grad!, head.grad!, .. biased ? new[] { bias!.grad! } : []];
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void A_rectifier_has_its_slope_and_no_curvature(double slope)
    {
        var x = tensor(new[] { -2f, -0.5f, 0.5f, 3 }).requires_grad_();
        foreach (var y in new[] { leaky_relu(x, slope), leaky_relu(x * 1, slope, inplace: true) })
        {
            y.data<float>().ToArray().ShouldBe([(float)(-2 * slope), (float)(-0.5 * slope), 0.5f, 3], 1e-6f);
            var first = autograd.grad([y.sum()], [x], create_graph: true)[0];
            first.data<float>().ToArray().ShouldBe([(float)slope, (float)slope, 1, 1], 1e-6f);
            first.requires_grad.ShouldBeFalse(); // constant: nothing to differentiate
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_in_libtorchs_words() =>
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => conv2d(ones(1, 2, 3, 3).requires_grad_(), ones(1, 3, 2, 2)))
            .Message.ShouldContain("to have 3 channels");

    [Fact]
    public void A_rectifier_in_place_refuses_a_leaf() =>
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => ones(2).requires_grad_().relu_()).Message.ShouldContain("leaf");
}
