using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class GraphLaplacianTests
{
    [Fact]
    public void On_a_circle_its_eigenvalues_are_the_squares_twice_each()
    {
        var angles = arange(400, dtype: ScalarType.Float64) * (2 * Math.PI / 400);
        var (values, functions) = GraphLaplacian.Spectrum(stack([angles.cos(), angles.sin()], 1), epsilon: 0.02, count: 5);
        Within(values, [0, 1, 1, 4, 4], 0.02);
        functions.square().mean([0L]).allclose(ones(5, ScalarType.Float64)).ShouldBeTrue();

        var wave = angles.cos() * Math.Sqrt(2); // in the span of the two functions of eigenvalue 1
        (functions.narrow(1, 1, 2).t().mv(wave) / 400).square().sum().item<double>().ShouldBe(1, 1e-3);
    }

    [Fact]
    public void It_does_not_matter_that_the_points_lie_more_densely_on_one_side()
    {
        var t = arange(600, dtype: ScalarType.Float64) * (2 * Math.PI / 600);
        var angles = t + (0.5 * t.sin());
        var (values, _) = GraphLaplacian.Spectrum(stack([angles.cos(), angles.sin()], 1), epsilon: 0.02, count: 5);
        Within(values, [0, 1, 1, 4, 4], 0.05);
    }

    [Fact]
    public void An_interval_of_length_one_has_the_tones_of_a_string_with_free_ends()
    {
        var x = (arange(500, dtype: ScalarType.Float64) + 0.5) / 500;
        var (values, _) = GraphLaplacian.Spectrum(x.unsqueeze(1), epsilon: 4e-4, count: 3);
        Within(values, [0, Math.PI * Math.PI, 4 * Math.PI * Math.PI], 0.05);
    }

    private static void Within(Tensor values, double[] expected, double share)
    {
        var found = values.data<double>().ToArray();
        for (var i = 0; i < expected.Length; i++) found[i].ShouldBe(expected[i], Math.Max(1e-6, share * expected[i]));
    }
}
