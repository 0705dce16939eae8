using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class LossSensitiveTests
{
    private static readonly Tensor Data = tensor(new[] { 1f, 2, 0, 0 }).view(2, 2);
    private static readonly Tensor Made = tensor(new[] { 0f, 0, 0, 1 }).view(2, 2);     // L1 distances 3 and 1
    private static readonly Tensor OnData = tensor(new[] { 0.2f, 0.4f });
    private static readonly Tensor OnMade = tensor(new[] { 1f, 2.5f });                 // with τ = ½ the margins lack 0.7 and −1.6

    [Theory]
    [InlineData(0, -0.35)]      // −(0.7 + 0) / 2
    [InlineData(1, 0.45)]       // −(0.7 − 1.6) / 2
    [InlineData(0.5, 0.05)]     // −(0.7 − 0.8) / 2
    [InlineData(-1, -1.15)]     // −(0.7 + 1.6) / 2
    public void D_ascends_minus_what_the_margins_lack(double slope, double expected) =>
        ((double)new LossSensitive(scale: 0.5, slope).DiscriminatorAscends(Real(), Fake()).item<float>()).ShouldBe(expected, 1e-5);

    [Fact]
    public void The_losses_of_the_data_count_with_a_weight_of_their_own() =>
        new LossSensitive(scale: 0.5) { DataWeight = 0.1 }.DiscriminatorAscends(Real(), Fake()).item<float>().ShouldBe(-0.38f, 1e-5f);

    [Fact]
    public void G_descends_the_loss_of_its_samples() => new LossSensitive(scale: 0.5).GeneratorDescends(Real(), Fake()).item<float>().ShouldBe(1.75f, 1e-5f);

    [Fact]
    public void A_slope_above_one_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new LossSensitive(1, 1.1)).ParamName.ShouldBe("slope");

    [Fact]
    public void Slope_one_gives_the_gradients_of_WGAN_for_the_critic_minus_L()
    {
        manual_seed(1);
        var loss = nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 1), nn.Flatten(0));
        var (x, z) = (randn(16, 5), randn(16, 5));
        var ours = Gradients(() => -new LossSensitive(scale: 3, slope: 1).DiscriminatorAscends(new Judged(x, loss), new Judged(z, loss)));
        var wgan = Gradients(() => -new Wasserstein().DiscriminatorAscends(-loss.call(x), -loss.call(z)));
        ours.Zip(wgan).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBe(0, 1e-6);
        ours.Max(Math.Abs).ShouldBeGreaterThan(1e-3);

        double[] Gradients(Func<Tensor> descended)
        {
            loss.zero_grad();
            descended().backward();
            return [.. loss.parameters().SelectMany(p => p.grad!.to_type(ScalarType.Float64).data<double>().ToArray())];
        }
    }

    [Fact]
    public void Slope_minus_one_is_the_absolute_value_and_slope_zero_the_positive_part()
    {
        manual_seed(2);
        var (x, z, l, m) = (randn(64, 3), randn(64, 3), randn(64), randn(64));
        var lacking = (0.7 * (x - z).abs().sum(1)) + l - m;
        Of(-1).ShouldBe(-lacking.abs().mean().item<float>(), 1e-6f);
        Of(0).ShouldBe(-lacking.clamp_min(0).mean().item<float>(), 1e-6f);

        float Of(double slope) =>
            new LossSensitive(0.7, slope).DiscriminatorAscends(new Judged(x, nn.Identity()) { Scores = l }, new Judged(z, nn.Identity()) { Scores = m }).item<float>();
    }

    [Fact]
    public void A_kept_margin_teaches_nothing_and_a_nearer_sample_needs_a_smaller_one()
    {
        var scores = tensor(new[] { 1f, 0.3f }).requires_grad_(); // the second sample would need 0.4 + ½ · 1
        new LossSensitive(scale: 0.1).DiscriminatorAscends(Real(), new Judged(Made, nn.Identity()) { Scores = scores }).backward();
        scores.grad!.data<float>().ToArray().ShouldBe([0, 0.5f], 1e-6);
    }

    private static Judged Real() => new(Data, nn.Identity()) { Scores = OnData };

    private static Judged Fake() => new(Made, nn.Identity()) { Scores = OnMade };
}
