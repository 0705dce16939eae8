using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class ObjectiveTests
{
    // Four logits a side, and the values worked out by hand from log σ(l) = −log(1 + e^−l).
    private static readonly float[] OnReal = [1.3f, 2.9f, -0.4f, 0f];
    private static readonly float[] OnFake = [0.8f, -1.2f, 3.5f, -0.1f];

    [Fact]
    public void The_discriminator_ascends_the_value_of_the_game() =>
        new MinimaxGame().DiscriminatorAscends(tensor(OnReal), tensor(OnFake)).item<float>().ShouldBe(-0.47518f - 1.40213f, 1e-5f);

    [Fact]
    public void The_minimax_generator_descends_log_of_one_minus_D() =>
        new MinimaxGame().GeneratorDescends(tensor(OnFake)).item<float>().ShouldBe(-1.40213f, 1e-5f);

    [Fact]
    public void The_non_saturating_generator_descends_minus_log_D() =>
        new NonSaturating().GeneratorDescends(tensor(OnFake)).item<float>().ShouldBe(0.65213f, 1e-5f);

    [Fact]
    public void At_the_equilibrium_the_value_is_minus_log_four()
    {
        var undecided = zeros(16);
        new MinimaxGame().DiscriminatorAscends(undecided, undecided).item<float>().ShouldBe(-MathF.Log(4), 1e-6f);
        new NonSaturating().GeneratorDescends(undecided).item<float>().ShouldBe(MathF.Log(2), 1e-6f);
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(3)]
    public void The_gradients_by_the_logit_are_minus_sigma_and_minus_one_minus_sigma(double logit)
    {
        var sigma = 1 / (1 + Math.Exp(-logit));
        Slope(new MinimaxGame(), logit).ShouldBe(-sigma, 1e-6);           // vanishes where D is sure that the sample is false
        Slope(new NonSaturating(), logit).ShouldBe(-(1 - sigma), 1e-6);   // is strongest there
    }

    [Fact]
    public void Logits_of_a_thousand_stay_finite()
    {
        var (sure, wrong) = (tensor(new[] { 1000f }), tensor(new[] { -1000f }));
        new MinimaxGame().DiscriminatorAscends(wrong, sure).item<float>().ShouldBe(-2000f, 1e-3f);
        new NonSaturating().GeneratorDescends(wrong).item<float>().ShouldBe(1000f, 1e-3f);
    }

    private static double Slope(IObjective objective, double logit)
    {
        var at = tensor(new[] { logit }).requires_grad_();
        objective.GeneratorDescends(at).backward();
        return at.grad!.item<double>();
    }
}
