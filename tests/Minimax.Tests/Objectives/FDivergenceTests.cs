using Minimax.Metrics;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class FDivergenceTests
{
    private static readonly IReadOnlyDictionary<string, FDivergence> Table = FDivergence.All.ToDictionary(one => one.Name);

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory] // f(2), f*(t) at t = g_f(1), by hand
    [InlineData("KL", 1.386294, 1.0)]                           // 2 ln 2; e^(1 − 1)
    [InlineData("reverse KL", -0.693147, 0.0)]                  // −ln 2; −1 − ln(e^−1)
    [InlineData("Pearson χ²", 1.0, 1.25)]                       // 1; ¼ + 1
    [InlineData("Neyman χ²", 0.5, 0.786939)]                    // ½; 2 − 2e^−½
    [InlineData("squared Hellinger", 0.171573, 1.718282)]       // (√2 − 1)²; e − 1
    [InlineData("Jensen-Shannon", 0.169899, 0.620115)]          // 2 ln 2 − 3 ln 1.5; ln(1 + e) − ln 2
    [InlineData("GAN", -1.909543, 1.313262)]                    // 2 ln 2 − 3 ln 3; ln(1 + e)
    public void F_and_its_conjugate_have_the_values_worked_out_by_hand(string name, double f, double conjugate)
    {
        var one = tensor(1.0);
        Table[name].F(2 * one).item<double>().ShouldBe(f, 1e-5);
        Table[name].Conjugate(Table[name].Activation(one)).item<double>().ShouldBe(conjugate, 1e-5);
        Table[name].OnSamples(one).item<double>().ShouldBe(conjugate, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_conjugate_is_the_supremum_that_a_fine_grid_finds(string name)
    {
        var f = Table[name];
        var u = logspace(-4, 4, 400_001, dtype: ScalarType.Float64);
        foreach (var r in new[] { -1.5, -0.3, 0, 0.4, 1.2 }) // t = f'(e^r): the supremum lies inside the grid
        {
            var t = f.Activation(f.BestScore(tensor(r)));
            (u * t - f.F(u)).max().item<double>().ShouldBe(f.Conjugate(t).item<double>(), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_simplified_by_hand_is_the_conjugate_of_the_activation(string name)
    {
        var f = Table[name];
        var v = linspace(-6, 6, 241, ScalarType.Float64);
        ((f.OnSamples(v) - f.Conjugate(f.Activation(v))).abs() / (1 + f.OnSamples(v).abs())).max().item<double>().ShouldBe(0, 1e-10);
        f.Activation(v).diff().min().item<double>().ShouldBeGreaterThan(0); // it rises
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_best_score_is_f_prime_of_the_ratio_and_its_threshold_f_prime_of_one(string name)
    {
        var f = Table[name];
        var r = linspace(-3, 3, 61, ScalarType.Float64);
        var slope = Slope(f, r.exp());
        (f.Activation(f.BestScore(r)) - slope).abs().max().item<double>().ShouldBe(0, 1e-10);
        Slope(f, ones(1, ScalarType.Float64)).item<double>().ShouldBe(f.Threshold, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_critic_climbs_above_the_divergence_and_f_prime_reaches_it(string name)
    {
        var f = Table[name];
        var game = new Func<Tensor, Tensor, Tensor, double>((p, q, v) => ((p * f.Activation(v)) - (q * f.OnSamples(v))).sum().item<double>());
        manual_seed(3);
        for (var i = 0; i < 50; i++)
        {
            using var scope = NewDisposeScope();
            var (p, q) = (RandomDensity(), RandomDensity());
            var divergence = f.Between(p, q).item<double>();
            game(p, q, randn(40, ScalarType.Float64) * 2).ShouldBeLessThan(divergence);
            game(p, q, f.BestScore((p / q).log())).ShouldBe(divergence, 1e-6);
        }
    }

    [Fact]
    public void They_are_the_divergences_of_the_metrics()
    {
        manual_seed(4);
        var (p, q) = (RandomDensity(), RandomDensity());
        var jensen = 2 * Divergence.JensenShannon(p, q);
        FDivergence.KullbackLeibler.Between(p, q).item<double>().ShouldBe(Divergence.KullbackLeibler(p, q), 1e-10);
        FDivergence.ReverseKullbackLeibler.Between(p, q).item<double>().ShouldBe(Divergence.KullbackLeibler(q, p), 1e-10);
        FDivergence.Pearson.Between(p, q).item<double>().ShouldBe(((p - q).square() / q).sum().item<double>(), 1e-10);
        FDivergence.Neyman.Between(p, q).item<double>().ShouldBe(((p - q).square() / p).sum().item<double>(), 1e-10);
        FDivergence.SquaredHellinger.Between(p, q).item<double>().ShouldBe((p.sqrt() - q.sqrt()).square().sum().item<double>(), 1e-10);
        FDivergence.JensenShannon.Between(p, q).item<double>().ShouldBe(jensen, 1e-10);
        FDivergence.Gan.Between(p, q).item<double>().ShouldBe(jensen - Math.Log(4), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_of_eighty_stay_finite(string name)
    {
        foreach (var v in new[] { -80f, 80f })
        {
            float.IsFinite(Table[name].Activation(tensor(v)).item<float>()).ShouldBeTrue();
            float.IsFinite(Table[name].OnSamples(tensor(v)).item<float>()).ShouldBeTrue();
        }
    }

    private static Tensor RandomDensity() => nn.functional.softmax(randn(40, ScalarType.Float64), 0);

    private static Tensor Slope(FDivergence f, Tensor at)
    {
        var u = at.detach().clone().requires_grad_();
        return autograd.grad([f.F(u).sum()], [u])[0];
    }
}
