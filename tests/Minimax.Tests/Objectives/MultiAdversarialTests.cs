using Minimax.Layers;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Tests.Objectives;

public sealed class MultiAdversarialTests
{
    private static readonly NonSaturating Inner = new();

    // V = −log σ(0), −log σ(2): 0.69315 and 0.12693
    private static readonly Tensor Panel = tensor(new[] { 0f, 2 }).view(1, 2);

    [Theory]
    [InlineData(0, 0.41004)]
    [InlineData(2, 0.55515)]
    [InlineData(double.PositiveInfinity, 0.69315)]
    public void G_pays_between_the_mean_and_the_largest(double lambda, double expected)
    {
        ((double)new MultiAdversarial(Inner) { Lambda = lambda }.GeneratorDescends(Judge(Panel), Judge(Panel)).item<float>()).ShouldBe(expected, 2e-5);
    }

    [Fact]
    public void Each_member_plays_for_itself()
    {
        var (onReal, onFake) = (randn(6, 3), randn(6, 3));
        var sum = Enumerable.Range(0, 3).Sum(i => Inner.DiscriminatorAscends(onReal.select(1, i), onFake.select(1, i)).item<float>());
        new MultiAdversarial(Inner).DiscriminatorAscends(Judge(onReal), Judge(onFake)).item<float>().ShouldBe(sum, 1e-5f);
        new MultiAdversarial(Inner).Activation(zeros(4, 3)).data<float>().ToArray().ShouldBe([0.5f, 0.5f, 0.5f, 0.5f]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(double.PositiveInfinity)]
    public void With_one_member_it_is_the_game(double lambda)
    {
        var fake = randn(6, 1);
        var paid = new MultiAdversarial(Inner) { Lambda = lambda }.GeneratorDescends(Judge(fake), Judge(fake)).item<float>();
        paid.ShouldBe(Inner.GeneratorDescends(fake.flatten()).item<float>(), 1e-6f);
    }

    [Fact]
    public void F_rises_with_lambda_by_the_variance_of_the_values_under_their_weights()
    {
        var (values, lambda) = (tensor(new[] { 0.2, 1.1, -0.7 }), tensor(1.5, requires_grad: true));
        MultiAdversarial.Soft(values, lambda).backward();
        var w = (1.5 * values).softmax(0);
        var variance = ((w * values.square()).sum() - (w * values).sum().square()).item<double>();
        lambda.grad!.item<double>().ShouldBe(variance, 1e-10);
    }

    [Fact]
    public void A_chosen_lambda_falls_where_the_panel_disagrees_by_more_than_the_reward_and_rises_where_it_does_not()
    {
        var g = new WithLambda(Linear(2, 2));
        ((double)g.Lambda.item<float>()).ShouldBe(Math.Log(2), 1e-6);
        double Slope(double reward)
        {
            g.zero_grad();
            new MultiAdversarial(Inner) { ChosenLambda = () => g.Lambda, Reward = reward }.GeneratorDescends(Judge(Panel), Judge(Panel)).backward();
            return g.parameters().Single(p => p.numel() == 1).grad!.item<float>();
        }

        Slope(reward: 0).ShouldBeGreaterThan(0); // G would go down: λ falls
        Slope(reward: 1).ShouldBeLessThan(0);
        g.call(ones(3, 2)).shape.ShouldBe([3, 2]);
    }

    [Fact]
    public void The_members_of_a_panel_share_nothing()
    {
        var panel = new Panel(new PlaneNets.Discriminator(), new PlaneNets.Discriminator());
        var scores = panel.call(randn(5, 2));
        scores.shape.ShouldBe([5, 2]);
        scores.select(1, 0).sum().backward();
        panel.parameters().Count(weight => weight.grad is { } slope && slope.abs().sum().item<float>() > 0).ShouldBe(panel.parameters().Count() / 2);
    }

    private static Judged Judge(Tensor scores) => new(zeros(scores.shape[0], 2), Identity()) { Scores = scores };
}
