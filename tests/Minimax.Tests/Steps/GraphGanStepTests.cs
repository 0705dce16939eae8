using Minimax.Data;
using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class GraphGanStepTests
{
    private static readonly Graph Small = new(7, [(0, 1), (0, 2), (1, 2), (1, 3), (3, 4), (4, 5), (2, 5), (5, 6)]);

    [Fact]
    public void The_losses_are_what_one_computes_by_hand()
    {
        var (g, d) = (new GraphGan.Generator(Small, 1), new GraphGan.Discriminator(7, 1));
        using (no_grad()) d.Vectors.copy_(tensor(new[] { 1f, 2f, -1f, 0f, 0f, 0f, 0f }).view(7, 1));
        var step = new GraphGanStep(g, d, (new FusedAdam(g.parameters()), new FusedAdam(d.parameters()))) { Baseline = false };

        // −log σ(2) − ½ (log(1 − σ(−1)) + log(1 − σ(0))) = 0.12693 + ½ (0.31326 + 0.69315)
        step.DiscriminatorLoss(tensor(new long[,] { { 0, 1 } }), tensor(new long[,] { { 0, 2 }, { 0, 3 } })).item<float>().ShouldBe(0.63013f, 1e-5f);
        step.PolicyLoss(tensor(new[] { -1f, -2f }), tensor(new[] { -0.3f, -0.5f })).item<float>().ShouldBe(0.65f, 1e-6f); // ½ (0.3 + 1.0)
    }

    [Fact]
    public void The_policy_gradient_is_on_average_the_gradient_of_the_expectation()
    {
        manual_seed(1);
        var (g, d) = (new GraphGan.Generator(Small, 2), new GraphGan.Discriminator(7, 2));
        using (no_grad()) g.Vectors.mul_(8);
        var cost = -nn.functional.softplus(tensor(new[] { 2f, -1f, 0.5f, 3f, -2f, 1f, 0f }));
        var exact = autograd.grad([(g.call(tensor(new long[] { 0 })).exp()[0] * cost).sum()], [g.Vectors])[0];

        var log = g.call(tensor(new long[] { 0 }))[0];
        var named = log.detach().exp().multinomial(40_000, replacement: true);
        var step = new GraphGanStep(g, d, (new FusedAdam(g.parameters()), new FusedAdam(d.parameters())));
        var drawn = autograd.grad([step.PolicyLoss(log.index_select(0, named), cost.index_select(0, named))], [g.Vectors])[0];

        (drawn - exact).norm().item<float>().ShouldBeLessThan(0.05f * exact.norm().item<float>());
    }
}
