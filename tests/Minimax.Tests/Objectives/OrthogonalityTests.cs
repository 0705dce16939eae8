using Minimax.Objectives;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class OrthogonalityTests
{
    [Theory]
    [InlineData(0, new[] { 0f, 1, -1, 0 })]
    [InlineData(3, new[] { 2f, 0, 0, 1 })]    // W Wᵀ − I = diag(3, 0)
    [InlineData(3, new[] { 1f, 1, 0, 1 })]    // W Wᵀ = [[2, 1], [1, 1]]
    public void Square_matrices_worked_out_by_hand(float expected, float[] weights)
    {
        var network = Of(2, 2, weights);
        Orthogonality.Of(network).item<float>().ShouldBe(expected, 1e-5f);
        Orthogonality.Deviation(network).ShouldBe(expected / 4, 1e-5);
    }

    [Fact]
    public void Of_a_tall_matrix_the_columns_are_asked() => Orthogonality.Of(Of(2, 1, [3, 4])).item<float>().ShouldBe(24, 1e-4f);

    [Fact]
    public void All_weights_of_a_network_count_and_no_bias() =>
        Orthogonality.Of(Sequential(Of(2, 2, [2, 0, 0, 1]), BatchNorm1d(2), Of(2, 1, [3, 4]))).item<float>().ShouldBe(27, 1e-4f);

    [Fact]
    public void Descending_it_makes_a_convolution_orthogonal()
    {
        manual_seed(0);
        var convolution = Conv2d(3, 6, 3);
        var before = Orthogonality.Deviation(convolution);
        var adam = optim.Adam(convolution.parameters(), 1e-2);
        for (var i = 0; i < 300; i++)
        {
            adam.zero_grad();
            Orthogonality.Of(convolution).backward();
            adam.step();
        }

        before.ShouldBeGreaterThan(0.1);
        Orthogonality.Deviation(convolution).ShouldBeLessThan(0.02);
    }

    private static Linear Of(int rows, int columns, float[] weights)
    {
        var layer = Linear(columns, rows);
        using var still = no_grad();
        using var scope = NewDisposeScope();
        layer.weight!.copy_(tensor(weights).view(rows, columns));
        return layer;
    }
}
