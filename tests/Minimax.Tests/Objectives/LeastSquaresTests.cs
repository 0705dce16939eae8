using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class LeastSquaresTests
{
    private static readonly float[] OnReal = [1.3f, 2.9f, 8.4f, 6.3f];
    private static readonly float[] OnFake = [4.8f, 1.2f, -3.5f, 5.9f];

    [Fact]
    public void The_generator_descends_half_the_mean_square_to_c() => // ½ · (14.44 + 0.04 + 20.25 + 24.01) / 4
        new LeastSquares().GeneratorDescends(tensor(OnFake)).item<float>().ShouldBe(7.3425f, 1e-5f);

    [Fact]
    public void The_discriminator_ascends_minus_half_of_both_mean_squares() => // −½ · (86.55 / 4 + 71.54 / 4)
        new LeastSquares().DiscriminatorAscends(tensor(OnReal), tensor(OnFake)).item<float>().ShouldBe(-19.76125f, 1e-5f);

    [Fact]
    public void Each_side_has_its_own_target()
    {
        var objective = new LeastSquares(a: -1, b: 2, c: 0.5); // (0.49 + 0.81 + 40.96 + 18.49 + 33.64 + 4.84 + 6.25 + 47.61) / 8; (18.49 + 0.49 + 16 + 29.16) / 8
        objective.DiscriminatorAscends(tensor(OnReal), tensor(OnFake)).item<float>().ShouldBe(-19.13625f, 1e-5f);
        objective.GeneratorDescends(tensor(OnFake)).item<float>().ShouldBe(8.0175f, 1e-5f);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(0.2, 3)]
    public void The_best_discriminator_is_the_mean_of_a_and_b_weighted_by_the_densities(double a, double b)
    {
        var (p, q) = Densities();
        var best = ((b * p + a * q) / (p + q)).requires_grad_();
        var loss = 0.5 * (p * (best - b).square() + q * (best - a).square()).sum();
        loss.backward();
        best.grad!.abs().max().item<double>().ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Targets_minus_1_1_and_0_measure_Pearsons_chi_square()
    {
        var (p, q) = Densities();
        var best = (p - q) / (p + q); // of a = −1, b = 1
        var game = ((p + q) * best.square()).sum().item<double>(); // 2C(G): both expectations of (D* − 0)²
        var pearson = ((2 * q - (p + q)).square() / (p + q)).sum().item<double>();
        game.ShouldBe(pearson, 1e-12);
    }

    private static (Tensor P, Tensor Q) Densities()
    {
        manual_seed(7);
        return (nn.functional.softmax(randn(50, ScalarType.Float64), 0), nn.functional.softmax(randn(50, ScalarType.Float64), 0));
    }
}
