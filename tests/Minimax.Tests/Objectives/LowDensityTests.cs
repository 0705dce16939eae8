using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class LowDensityTests
{
    // Three points of data and a bandwidth of 1: log Σ_j exp(−d_j² / 2), with squared distances 1, 1, 2 from (1, 0) and 50, 34, 41 from (5, 5).
    private static readonly Tensor Data = tensor(new[] { 0f, 0, 2, 0, 0, 1 }).view(3, 2);
    private static readonly Tensor Points = tensor(new[] { 1f, 0, 5, 5 }).view(2, 2);

    [Fact]
    public void The_density_is_a_sum_of_Gaussians() =>
        new LowDensity(Data, bandwidth: 1).LogDensity(Points).data<float>().ToArray().ShouldBe([0.45802f, -16.96992f], 1e-4);

    [Theory]
    [InlineData(0, (0.45802 + 1.52592) / 2)]
    [InlineData(0.5, (0.45802 + 0.37307) / 2)]
    [InlineData(1, (0.45802 + 0.29859) / 2)]
    public void A_sample_pays_for_what_lies_above_the_quantile_of_the_data(double quantile, double expected) =>
        new LowDensity(Data, bandwidth: 1, quantile).Penalty(Points).item<float>().ShouldBe((float)expected, 1e-5f);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_window_without_width_is_refused(double bandwidth) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new LowDensity(Data, bandwidth)).ParamName.ShouldBe("bandwidth");

    [Fact]
    public void Going_down_the_penalty_leads_away_from_the_data()
    {
        var sample = tensor(new[] { 0.3f, 0.1f }).view(1, 2).requires_grad_();
        var density = new LowDensity(Data, bandwidth: 0.5);
        density.Penalty(sample).backward();
        var moved = sample.detach() - (sample.grad! * 0.1);
        density.LogDensity(moved).item<float>().ShouldBeLessThan(density.LogDensity(sample).item<float>());
    }
}
