using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class PolicyGradientTests
{
    private static readonly Tensor Rewards = tensor(new float[] { 1, 0, 2 }).view(3, 1);
    private static readonly Tensor Values = tensor(new float[] { 0.5f, 1, -1, 3 }).view(4, 1);

    [Fact]
    public void Advantages_are_discounted_sums_of_surprises() // δ = 1.4, −1.9, 5.7; with γλ = 0.45: 5.7, 0.665, 1.69925
        => Advantages.Of(Rewards, Values, gamma: 0.9, lambda: 0.5).data<float>().ToArray().ShouldBe([1.69925f, 0.665f, 5.7f], 1e-5);

    [Fact]
    public void Lambda_1_is_the_return_less_the_value() // 1 + 0.81 · 2 + 0.729 · 3 − 0.5
        => Advantages.Of(Rewards, Values, 0.9, 1)[0, 0].item<float>().ShouldBe(4.307f, 1e-5f);

    [Fact]
    public void Lambda_0_is_the_next_surprise() => Advantages.Of(Rewards, Values, 0.9, 0).data<float>().ToArray().ShouldBe([1.4f, -1.9f, 5.7f], 1e-5);

    [Fact]
    public void Episodes_side_by_side_do_not_mix() => Advantages.Of(cat([Rewards, 5 * Rewards], 1), cat([Values, -Values], 1), 0.9, 0.5)[.., ..1]
        .allclose(Advantages.Of(Rewards, Values, 0.9, 0.5)).ShouldBeTrue();

    [Fact]
    public void The_surrogate_is_cut_off_where_there_is_nothing_more_to_be_won() // ratios 1.5, 1.5, 0.5, 0.5 with ±1: 1.2, −1.5, 0.5, −0.8
    {
        var ratios = tensor(new[] { 1.5f, 1.5f, 0.5f, 0.5f });
        ClippedSurrogate.Of(ratios.log(), zeros(4), tensor(new float[] { 1, -1, 1, -1 })).item<float>().ShouldBe(-0.15f, 1e-5f);
    }

    [Fact]
    public void Its_first_slope_is_that_of_the_policy_gradient() // at ratio 1: Â / n
    {
        var logs = tensor(new[] { -1f, -2, -0.3f }, requires_grad: true);
        ClippedSurrogate.Of(logs, logs.detach(), tensor(new[] { 3f, -6, 0.9f })).backward();
        logs.grad!.data<float>().ToArray().ShouldBe([1, -2, 0.3f], 1e-5);
    }

    [Fact]
    public void A_good_action_that_has_become_likely_enough_has_no_slope()
    {
        var logs = tensor(new[] { 0.5f, -0.5f }, requires_grad: true);
        ClippedSurrogate.Of(logs, zeros(2), tensor(new[] { 1f, -1 })).backward();
        logs.grad!.data<float>().ToArray().ShouldBe([0, 0], 1e-7);
    }
}
