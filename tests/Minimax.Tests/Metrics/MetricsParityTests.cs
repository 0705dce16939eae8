using System.Text.Json.Nodes;
using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

/// <summary>The same numbers as <c>tests/peers/metrics_parity.py</c>, which takes other routes in another language.</summary>
public sealed class MetricsParityTests
{
    private const double Tolerance = 1e-5;
    private static readonly JsonNode Expected = Peer.Reference("metrics_parity");
    private readonly Tensor first = Cloud(0.1, 1, 0), second = Cloud(0.7, 0.8, 0.2);

    [Fact]
    public void Frechet_distance() => FrechetDistance.Between(first, second).ShouldBe(Number("frechet"), Tolerance);

    [Fact]
    public void Kernel_distance() => KernelDistance.Between(first, second).ShouldBe(Number("kernel"), Tolerance);

    [Fact]
    public void Precision_recall_density_and_coverage()
    {
        var (precision, recall, density, coverage) = PrecisionRecall.Of(first, second, k: 3);
        new[] { precision, recall, density, coverage }.ShouldBe(Expected["precision, recall, density, coverage"]!.Doubles(), Tolerance);
    }

    [Fact]
    public void Sliced_Wasserstein_distance()
    {
        var directions = nn.functional.normalize(Numbers(0.3, -1, 1, 16, 6));
        SlicedWasserstein.Between(first, second, directions).ShouldBe(Number("sliced"), Tolerance);
    }

    [Fact]
    public void Levels_of_the_Laplacian_pyramid()
    {
        var images = (20 * Numbers(0.5, -1, 1, 3, 1, 28, 28)).sin();
        var sums = LaplacianPyramid.Of(images).Select(level => Weighed(level[0, 0])).ToArray();
        sums.Zip(Expected["laplacian"]!.Doubles()).ShouldAllBe(pair => Math.Abs((pair.First / pair.Second) - 1) < Tolerance);

        static double Weighed(Tensor level)
        {
            var place = arange(level.shape[0], ScalarType.Float64);
            return (level.abs() * (1 + place.unsqueeze(1) + (2 * place))).sum().item<double>();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Structural_similarity(int scales)
    {
        var one = Numbers(0.5, -1, 1, 3, 1, 28, 28);
        var other = (0.7 * one) + (0.3 * Numbers(0.2, -1, 1, 3, 1, 28, 28));
        StructuralSimilarity.Of(one, other, scales).data<double>().ToArray().ShouldBe(Expected["similarity"]![$"{scales}"]!.Doubles(), Tolerance);
    }

    [Fact]
    public void Inception_score() => InceptionScore.Of((3 * first).softmax(1)).ShouldBe(Number("score"), Tolerance);

    private static double Number(string name) => Expected[name]!.GetValue<double>();

    private static Tensor Numbers(double offset, double low, double high, params long[] shape) =>
        Peer.Fill(offset, low, high, shape).to_type(ScalarType.Float64);

    private static Tensor Cloud(double offset, double scale, double shift) => (scale * (9 * Numbers(offset, 0, 1, 40, 6)).sin()) + shift;
}
