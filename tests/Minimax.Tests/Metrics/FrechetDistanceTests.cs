using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class FrechetDistanceTests
{
    // Columns of exactly zero mean, unit (n − 1) variance and no correlation: a Gaussian whose moments are exact.
    private static readonly Tensor Whitened = Whiten();

    [Fact]
    public void A_cloud_has_no_distance_to_itself() => FrechetDistance.Between(Whitened, Whitened).ShouldBe(0, 1e-9);

    [Fact]
    public void A_shift_costs_its_squared_length()
    {
        var shift = tensor(new[] { 3.0, 0, -1, 2 });
        FrechetDistance.Between(Whitened, Whitened + shift).ShouldBe(9 + 1 + 4, 1e-8);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    public void A_scale_s_costs_d_times_s_minus_one_squared(double scale) =>
        FrechetDistance.Between(Whitened, Whitened * scale).ShouldBe(4 * Math.Pow(scale - 1, 2), 1e-8);

    [Fact]
    public void A_rotated_covariance_costs_what_its_matrix_roots_say()
    {
        // C1 = diag(4, 1), C2 = diag(1, 4): tr(C1 + C2 − 2 diag(2, 2)) = 10 − 8.
        var two = Whitened.narrow(1, 0, 2);
        FrechetDistance.Between(two * tensor(new[] { 2.0, 1 }), two * tensor(new[] { 1.0, 2 })).ShouldBe(2, 1e-8);
    }

    [Fact]
    public void It_is_symmetric()
    {
        manual_seed(1);
        var (a, b) = (randn(100, 5), randn(80, 5) * 2 + 1);
        FrechetDistance.Between(a, b).ShouldBe(FrechetDistance.Between(b, a), 1e-8);
    }

    [Fact]
    public void A_single_row_is_refused() => Should.Throw<ArgumentException>(() => FrechetDistance.Between(zeros(1, 4), zeros(5, 4)));

    [Fact]
    public void Different_numbers_of_features_are_refused() =>
        Should.Throw<ArgumentException>(() => FrechetDistance.Between(zeros(5, 3), zeros(5, 4))).Message.ShouldContain("3 features on one side, 4 on the other");

    private static Tensor Whiten()
    {
        manual_seed(0);
        var x = randn(64, 4, dtype: ScalarType.Float64);
        var (q, _) = linalg.qr(x - x.mean([0L], keepdim: true));
        return q * Math.Sqrt(63);
    }
}
