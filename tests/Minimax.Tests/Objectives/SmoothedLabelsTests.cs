using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class SmoothedLabelsTests
{
    [Fact]
    public void D_ascends_the_cross_entropy_with_its_labels()
    {
        // log σ(0) = −0.69315, log σ(2) = −0.12693, log σ(−2) = −2.12693. Data: ½ (−0.69315 + 0.9 · −0.12693 + 0.1 · −2.12693) = −0.51004;
        // samples: ½ (−0.12693 − 0.69315) = −0.41004, and with β = 0.1 a tenth of ½ (2.12693 − 0.12693) less.
        var (real, fake) = (tensor(new[] { 0f, 2 }), tensor(new[] { -2f, 0 }));
        new SmoothedLabels(0.9, 0).DiscriminatorAscends(real, fake).item<float>().ShouldBe(-0.92008f, 1e-5f);
        new SmoothedLabels(0.9, 0.1).DiscriminatorAscends(real, fake).item<float>().ShouldBe(-1.02008f, 1e-5f);
        new SmoothedLabels(0.9, 0).GeneratorDescends(fake).item<float>().ShouldBe(1.41004f, 1e-5f);
    }

    [Fact]
    public void Hard_labels_are_the_non_saturating_game()
    {
        manual_seed(0);
        var (real, fake) = (randn(9), randn(9));
        var (hard, game) = (new SmoothedLabels(1, 0), new NonSaturating());
        hard.DiscriminatorAscends(real, fake).item<float>().ShouldBe(game.DiscriminatorAscends(real, fake).item<float>(), 1e-6f);
        hard.GeneratorDescends(fake).item<float>().ShouldBe(game.GeneratorDescends(fake).item<float>(), 1e-6f);
    }

    [Theory]
    [InlineData(0.9, 0)]
    [InlineData(0.9, 0.1)]
    [InlineData(1, 0.3)]
    public void The_best_D_is_the_mean_of_the_labels(double alpha, double beta)
    {
        var (p, q) = (0.2, 0.7); // the derivative at D* = (α p + β q)/(p + q) is 0, weighting data by p and samples by q
        var best = ((alpha * p) + (beta * q)) / (p + q);
        var l = tensor(Math.Log(best / (1 - best)), requires_grad: true);
        var game = new SmoothedLabels(alpha, beta);
        var value = (p * game.DiscriminatorAscends(l, tensor(-1000.0))) + (q * game.DiscriminatorAscends(tensor(1000.0), l));
        value.backward();
        l.grad!.item<double>().ShouldBe(0, 1e-6);
    }
}
