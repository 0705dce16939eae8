using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class MaximumLikelihoodTests
{
    private static readonly float[] OnFake = [0.8f, -1.2f, 3.5f, -0.1f];

    [Fact]
    public void The_generator_descends_minus_the_density_ratio() =>
        // (e^0.8 + e^−1.2 + e^3.5 + e^−0.1) / 4 = (2.225541 + 0.301194 + 33.115452 + 0.904837) / 4
        new MaximumLikelihood().GeneratorDescends(tensor(OnFake)).item<float>().ShouldBe(-9.13676f, 1e-5f);

    [Fact]
    public void At_the_equilibrium_every_sample_weighs_one()
    {
        var logits = zeros(4).requires_grad_();
        var loss = new MaximumLikelihood().GeneratorDescends(logits);
        loss.backward();
        loss.item<float>().ShouldBe(-1, 1e-6f);
        (logits.grad! * -4).data<float>().ToArray().ShouldBe([1, 1, 1, 1], 1e-6f);
    }

    [Fact]
    public void Where_D_is_optimal_its_gradient_is_that_of_maximum_likelihood()
    {
        // p_g = N(θ, 1), p = N(0, 1): the gradient of −E_p log p_g(x) by θ is θ. Samples are θ + ε; the logit is that of
        // the best D, log p − log p_g at a θ that stands still.
        const double Theta = 0.3;
        var epsilon = linspace(-9, 9, 20_001, ScalarType.Float64);
        var weight = nn.functional.softmax(epsilon.square() / -2, 0);
        var theta = tensor(Theta).requires_grad_();
        var x = theta + epsilon;
        var logit = ((x - Theta).square() - x.square()) / 2;
        (-(weight * logit.exp()).sum()).backward(); // the objective's mean, with the samples' probabilities in its place
        theta.grad!.item<double>().ShouldBe(Theta, 1e-6);
    }
}
