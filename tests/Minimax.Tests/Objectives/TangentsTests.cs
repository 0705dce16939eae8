using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class TangentsTests
{
    [Fact]
    public void Of_a_linear_map_they_are_its_columns_everywhere()
    {
        var map = Linear(2, 3, hasBias: false);
        var rows = randn(4, 2);
        Tangents.Of(map, rows).allclose(map.weight.t().expand(4, 2, 3)).ShouldBeTrue();
        Tangents.ByDifferences(map, rows).allclose(map.weight.t().expand(4, 2, 3), atol: 1e-4).ShouldBeTrue();
    }

    [Fact]
    public void Both_ways_agree_to_a_thousandth_where_the_generator_is_smooth()
    {
        var g = new LocalGan.Generator(dimensions: 3, coordinates: 2);
        var rows = randn(50, 5);
        (Tangents.Of(g, rows) - Tangents.ByDifferences(g, rows, step: 1e-3)).abs().max().item<float>().ShouldBeInRange(0, 1e-3f);
    }

    [Fact]
    public void A_forward_difference_errs_by_half_the_step_times_the_curvature() // (z + h)² − z² = 2zh + h²
    {
        var squares = new Elementwise(z => z.square());
        var z = tensor(new[] { 0.3, -2.0 }).view(2, 1);
        (Tangents.ByDifferences(squares, z, step: 0.01) - Tangents.Of(squares, z)).allclose(full(2, 1, 1, 0.01, ScalarType.Float64)).ShouldBeTrue();
    }

    [Fact]
    public void Coordinates_are_the_last_numbers_of_a_row()
    {
        var sum = new Elementwise(row => row[.., ..1] + (10 * row[.., 1..2]) + (100 * row[.., 2..]));
        Tangents.Of(sum, zeros(1, 3), coordinates: 2).flatten().data<float>().ToArray().ShouldBe([10, 100]);
        Tangents.ByDifferences(sum, zeros(1, 3), coordinates: 2).allclose(Tangents.Of(sum, zeros(1, 3), 2), atol: 1e-3).ShouldBeTrue();
    }

    [Fact]
    public void A_gradient_reaches_the_generators_weights_through_either()
    {
        foreach (var way in new Func<Module<Tensor, Tensor>, Tensor, Tensor>[] { (g, z) => Tangents.Of(g, z), (g, z) => Tangents.ByDifferences(g, z) })
        {
            var map = Linear(2, 3);
            OrthonormalTangents.Of(way(map, randn(4, 2))).backward();
            map.weight.grad!.abs().sum().item<float>().ShouldBeGreaterThan(0);
        }
    }

    internal sealed class Elementwise(Func<Tensor, Tensor> function) : Module<Tensor, Tensor>("Elementwise")
    {
        public override Tensor forward(Tensor rows) => function(rows);
    }
}
