using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class LineGridTests
{
    private static readonly LineGrid Grid = new(-1, 1, 4);

    [Fact]
    public void Centres_lie_in_the_middle_of_the_cells() => Grid.Centres.data<double>().ToArray().ShouldBe([-0.75, -0.25, 0.25, 0.75], 1e-12);

    [Fact]
    public void Samples_are_counted_in_their_cells_and_at_the_ends_from_beyond() =>
        Grid.Shares(tensor(new[] { -7f, -0.9f, -0.1f, 0f, 0.2f, 0.3f, 1f, 50f }).view(2, 4)).data<double>().ToArray()
            .ShouldBe([0.25, 0.125, 0.375, 0.25], 1e-12);

    [Fact]
    public void A_density_is_scaled_to_lie_on_the_grid() =>
        LineGrid.Probabilities(tensor(new[] { 0.0, Math.Log(2), Math.Log(5) })).data<double>().ToArray().ShouldBe([0.125, 0.25, 0.625], 1e-12);
}
