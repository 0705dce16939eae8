using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class ParzenWindowTests
{
    [Fact]
    public void One_sample_makes_a_Gaussian()
    {
        // d = 2, ‖x − s‖² = 25, σ = 2: −25/8 − 2 ln(2 √2π).
        var window = new ParzenWindow(zeros(1, 2), 2);
        window.LogLikelihood(tensor(new[] { 3f, 4f }).view(1, 2)).item<float>().ShouldBe(-6.34917f, 1e-5f);
    }

    [Fact]
    public void Two_samples_make_the_mean_of_two_Gaussians()
    {
        // On the line at ±1, σ = 0.5, x = 0.5: ln ½(e^−0.5 + e^−4.5) − ln(0.5 √2π).
        var window = new ParzenWindow(tensor(new[] { -1f, 1f }).view(2, 1), 0.5);
        window.LogLikelihood(tensor(new[] { 0.5f }).view(1, 1)).item<float>().ShouldBe(-1.40079f, 1e-5f);
    }

    [Fact]
    public void It_agrees_with_the_sum_written_out_over_more_points_than_it_takes_at_once()
    {
        manual_seed(0);
        var (samples, points) = (rand(40, 1, 3, 3, dtype: ScalarType.Float64), rand(1203, 1, 3, 3, dtype: ScalarType.Float64));
        var window = new ParzenWindow(samples, 0.3);
        var squared = (points.view(-1, 1, 9) - samples.view(1, -1, 9)).square().sum(2);
        var plain = (squared / (-2 * 0.09)).exp().mean([1]).log() - (9 * Math.Log(0.3 * Math.Sqrt(2 * Math.PI)));
        (window.LogLikelihood(points) - plain).abs().max().item<double>().ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void A_point_beyond_the_reach_of_exp_has_a_finite_log_likelihood()
    {
        var far = new ParzenWindow(zeros(3, 784), 0.1).LogLikelihood(ones(1, 784)).item<float>();
        far.ShouldBe(-39200 - (784 * (float)Math.Log(0.1 * Math.Sqrt(2 * Math.PI))), 0.1f); // exp(−39200) is 0 in any format
    }

    [Fact]
    public void Sigma_is_the_width_that_the_validation_data_has()
    {
        manual_seed(1);
        var window = ParzenWindow.Fit(zeros(1, 100), randn(200, 100) * 0.36, ParzenWindow.PaperSigmas);
        window.Sigma.ShouldBe(Math.Pow(10, (5 / 9.0) - 1), 1e-12); // 0.3594: the nearest of the ten
    }

    [Fact]
    public void The_papers_widths_are_ten_from_a_tenth_to_one()
    {
        ParzenWindow.PaperSigmas.Count.ShouldBe(10);
        ParzenWindow.PaperSigmas[0].ShouldBe(0.1, 1e-12);
        ParzenWindow.PaperSigmas[9].ShouldBe(1, 1e-12);
    }

    [Fact]
    public void The_standard_error_is_that_of_the_mean()
    {
        // Log-likelihoods −x²/2 − ½ ln 2π at x = 0 and 2: their difference is 2, so s = √2 and s/√2 = 1.
        var (mean, error) = new ParzenWindow(zeros(1, 1), 1).Estimate(tensor(new[] { 0f, 2f }).view(2, 1));
        mean.ShouldBe(-1.91894, 1e-5);
        error.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void A_width_of_nothing_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new ParzenWindow(zeros(1, 1), 0));
}
