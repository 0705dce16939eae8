using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class KernelDistanceTests
{
    [Fact]
    public void Two_points_on_each_side_by_hand() // k(x, y) = (xy + 1)³ on the line: (1·2 + 1)³ + (0·0 + 1)³ − 2 · (1 + 1 + 1 + 1)/4
    {
        var (x, y) = (tensor(new[] { 1.0, 2 }).view(2, 1), tensor(new[] { 0.0, 0 }).view(2, 1));
        KernelDistance.Between(x, y).ShouldBe(27 + 1 - 2, 1e-9);
    }

    [Fact]
    public void Of_one_distribution_it_is_0_on_average_and_below_as_often_as_above()
    {
        manual_seed(0);
        var draws = Enumerable.Range(0, 400).Select(_ => KernelDistance.Between(randn(20, 4), randn(20, 4))).ToArray();
        var spread = Spread.Of(draws);
        Math.Abs(spread.Mean).ShouldBeLessThan(3 * spread.Deviation / Math.Sqrt(draws.Length));
        draws.Count(draw => draw < 0).ShouldBeInRange(140, 280);
    }

    [Fact]
    public void Its_mean_is_the_same_for_few_samples_and_for_many()
    {
        // x ~ N(0, 1) and y ~ N(1, 1) on the line: E (xy + 1)³ = 1 + 3 E xy + 3 E x²y² + E x³y³: 4 among x, 32 among y, 7 between them.
        static double Mean(double[] a, double[] b) => 1 + (3 * a[0] * b[0]) + (3 * a[1] * b[1]) + (a[2] * b[2]);
        double[] x = [0, 1, 0], y = [1, 2, 4];  // E x, E x², E x³ of N(0, 1) and of N(1, 1)
        var exact = Mean(x, x) + Mean(y, y) - (2 * Mean(x, y));
        manual_seed(1);
        foreach (var (count, repeats) in new[] { (3, 8_000), (300, 400) })
        {
            var spread = Spread.Of([.. Enumerable.Range(0, repeats).Select(_ => KernelDistance.Between(randn(count, 1), randn(count, 1) + 1))]);
            spread.Mean.ShouldBe(exact, 4 * spread.Deviation / Math.Sqrt(repeats));
        }
    }

    [Fact]
    public void A_single_row_is_refused() => Should.Throw<ArgumentException>(() => KernelDistance.Between(zeros(1, 4), zeros(5, 4)));

    [Fact]
    public void Different_numbers_of_features_are_refused() =>
        Should.Throw<ArgumentException>(() => KernelDistance.Between(zeros(5, 3), zeros(5, 4))).Message.ShouldContain("3 features on one side, 4 on the other");
}
