using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

/// <summary>What must hold of each number that compares samples with data.</summary>
public sealed class EveryDistanceTests
{
    private static readonly Tensor Directions = SlicedWasserstein.Directions(32, 8).to_type(ScalarType.Float64);

    private static readonly Dictionary<string, Func<Tensor, Tensor, double>> Distances = new()
    {
        ["Fréchet"] = FrechetDistance.Between,
        ["kernel"] = KernelDistance.Between,
        ["sliced"] = (x, y) => SlicedWasserstein.Between(x, y, Directions),
        ["precision"] = (x, y) => PrecisionRecall.Of(x, y).Precision,
        ["recall"] = (x, y) => PrecisionRecall.Of(x, y).Recall,
        ["density"] = (x, y) => PrecisionRecall.Of(x, y).Density,
        ["coverage"] = (x, y) => PrecisionRecall.Of(x, y).Coverage,
    };

    public static TheoryData<string> Names => [.. Distances.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_samples_does_not_change_it(string name)
    {
        var (x, y) = Clouds();
        Distances[name](x[randperm(200)], y[randperm(200)]).ShouldBe(Distances[name](x, y), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_number_of_threads_does_not_change_it(string name)
    {
        var ((x, y), threads) = (Clouds(), get_num_threads());
        try
        {
            set_num_threads(1);
            var alone = Distances[name](x, y);
            set_num_threads(2);
            Distances[name](x, y).ShouldBe(alone, 1e-9);
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Neither_cloud_is_changed_and_nothing_is_left_behind(string name)
    {
        using var scope = NewDisposeScope();
        var (x, y) = Clouds();
        var (a, b) = (x.clone(), y.clone());
        var live = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        double.IsFinite(Distances[name](x, y)).ShouldBeTrue();
        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.ShouldBe(live);
        (x.Equals(a) && y.Equals(b)).ShouldBeTrue();
    }

    private static (Tensor X, Tensor Y) Clouds()
    {
        manual_seed(0);
        return (randn(200, 8, ScalarType.Float64), (0.9 * randn(200, 8, ScalarType.Float64)) + 0.2);
    }
}
