using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Compat.Tests.Tensors;

/// <summary>
/// Single precision takes the engine's own path on a CPU below libtorch 2, double precision libtorch's: each case compares the two, in its values, its
/// gradients, and the gradients of a gradient penalty.
/// </summary>
public sealed class ConvTransposeTests : IDisposable
{
    const double Tolerance = 2e-5;

    readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    public static TheoryData<long[], long[], long[], long, bool> Geometries => new()
    {
        { [1, 1], [0, 0], [0, 0], 1, false },
        { [2, 2], [1, 1], [0, 0], 1, true },
        { [2, 2], [1, 1], [1, 1], 1, false },
        { [3, 2], [0, 2], [2, 1], 1, true },
        { [2, 2], [1, 1], [0, 0], 2, true },
    };

    [Theory]
    [MemberData(nameof(Geometries))]
    public void Values_and_gradients_are_libtorchs(long[] stride, long[] padding, long[] outputPadding, long groups, bool biased)
    {
        var exact = Run(float64, stride, padding, outputPadding, groups, biased);
        var ours = Run(float32, stride, padding, outputPadding, groups, biased);

        for (var i = 0; i < exact.Length; i++)
            ShouldAgree(ours[i], exact[i], $"part {i}");
    }

    [Fact]
    public void One_pixel_paints_the_kernel()
    {
        var kernel = arange(9).view(1, 1, 3, 3).to(float32);
        var image = zeros(1, 1, 2, 2);
        image[0, 0, 1, 1] = 2;

        var painted = conv_transpose2d(image, kernel, strides: [2, 2]);

        painted.shape.ShouldBe([1, 1, 5, 5]);
        OperatorTests.ShouldHold(painted[0, 0, 2..5, 2..5], 0, 2, 4, 6, 8, 10, 12, 14, 16);
        OperatorTests.ShouldHold(painted.sum(), 72);
    }

    [Fact]
    public void Dilated_and_unbatched_inputs_are_left_to_libtorch()
    {
        var kernel = ones(1, 1, 2, 2);

        conv_transpose2d(ones(1, 1, 3, 3), kernel, dilation: [2, 2]).shape.ShouldBe([1, 1, 5, 5]);
        conv_transpose2d(ones(1, 3, 3), kernel).shape.ShouldBe([1, 4, 4]);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_in_libtorchs_words()
    {
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => conv_transpose2d(ones(1, 2, 3, 3), ones(3, 1, 2, 2)))
            .Message.ShouldContain("expected input[1, 2, 3, 3] to have 3 channels");
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => conv_transpose2d(ones(1, 1, 3, 3), ones(1, 1, 2, 2), ones(5)));
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => conv_transpose2d(ones(1, 1, 3, 3), ones(1, 1, 2, 2), output_padding: [3, 3]));
    }

    [Fact]
    public void Nothing_is_kept_when_a_result_is_dropped()
    {
        var weight = randn(2, 2, 3, 3, requires_grad: true);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var i = 0; i < 5; i++)
        {
            using var step = NewDisposeScope();
            conv_transpose2d(randn(1, 2, 4, 4), weight).sum().backward();
        }

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
    }

    /// <summary>The result, its gradients, and the gradients of a gradient penalty by input and weight.</summary>
    static Tensor[] Run(ScalarType type, long[] stride, long[] padding, long[] outputPadding, long groups, bool biased)
    {
        manual_seed(11);
        var x = randn([3, 4, 5, 4], float64).to(type).requires_grad_();
        var weight = randn([4, 3, 4, 3], float64).to(type).requires_grad_();
        var offset = biased ? randn([3 * groups], float64).to(type).requires_grad_() : null;
        Tensor[] leaves = offset is null ? [x, weight] : [x, weight, offset];

        var y = conv_transpose2d(x, weight, offset, stride, padding, outputPadding, groups: groups);
        var first = autograd.grad([y.tanh().square().sum()], leaves, create_graph: true);
        var penalty = first.Aggregate(zeros([], type), (sum, gradient) => sum + gradient.square().sum());
        var second = autograd.grad([penalty], leaves);

        return [y, .. first, .. second];
    }

    static void ShouldAgree(Tensor actual, Tensor expected, string what)
    {
        actual.shape.ShouldBe(expected.shape, what);
        var scale = Math.Max(1, expected.abs().max().item<double>());
        (actual.to(float64) - expected).abs().max().item<double>().ShouldBeLessThan(Tolerance * scale, what);
    }
}
