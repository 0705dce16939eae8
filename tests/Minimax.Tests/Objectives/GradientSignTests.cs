using Minimax.Objectives;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class GradientSignTests
{
    private static readonly Tensor Labels = tensor(new long[] { 0, 1, 2, 0, 1 });

    [Fact]
    public void One_step_against_a_linear_classifier_moves_each_pixel_by_two_epsilon_against_its_class()
    {
        var linear = Linear([[1, -2, 0.5f], [-1, 3, 0]]);
        var moved = new GradientSign(0.1).Against(linear, tensor(new float[] { 0.2f, 0.1f, -0.3f }).view(1, 3), tensor(new long[] { 0 }));
        moved.data<float>().ToArray().ShouldBe([0f, 0.3f, -0.5f], 1e-5f); // ∇J = p₁ (w₁ − w₀): signs −, +, −
    }

    [Fact]
    public void What_a_score_loses_is_epsilon_times_the_sum_of_the_weights()
    {
        var weight = Peer.Fill(0.3, -1, 1, 2, 50);
        var linear = Linear(weight);
        var (x, label) = (Peer.Fill(0.7, -0.5, 0.5, 1, 50), tensor(new long[] { 1 }));
        var (before, after) = (linear.call(x), linear.call(new GradientSign(0.05).Against(linear, x, label)));
        var lost = (before[0, 1] - before[0, 0] - after[0, 1] + after[0, 0]).item<float>();
        lost.ShouldBe(0.1f * (weight[1] - weight[0]).abs().sum().item<float>(), 1e-4f); // 2 ε ‖w‖₁
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void No_pixel_leaves_the_box_or_the_range(int steps)
    {
        var (network, x) = (Curved(), (rand(5, 1, 6, 6) * 2) - 1);
        var moved = new GradientSign(0.1) { Steps = steps }.Against(network, x, Labels);
        moved.shape.ShouldBe(x.shape);
        (moved - x).abs().max().item<float>().ShouldBeLessThanOrEqualTo(0.2f + 1e-6f);
        moved.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
        moved.requires_grad.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void With_no_epsilon_nothing_moves(int steps)
    {
        var x = (rand(5, 1, 6, 6) * 2) - 1;
        new GradientSign(0) { Steps = steps }.Against(Curved(), x, Labels).Equals(x).ShouldBeTrue();
    }

    [Fact]
    public void More_steps_find_more_where_the_network_bends()
    {
        manual_seed(1);
        var (network, x) = (Curved(), (rand(5, 1, 6, 6) * 0.2) - 0.1);
        Loss(20).ShouldBeGreaterThan(Loss(1));

        double Loss(int steps)
        {
            var moved = new GradientSign(0.3) { Steps = steps }.Against(network, x, Labels);
            return nn.functional.cross_entropy(network.call(moved), Labels).item<float>();
        }
    }

    [Fact]
    public void The_network_is_as_it_was_and_a_long_batch_is_attacked_in_parts()
    {
        var network = Curved();
        network.train();
        var (x, labels) = ((rand(5, 1, 6, 6) * 2) - 1, Labels);
        var one = new GradientSign(0.1).Against(network, x, labels);
        network.training.ShouldBeTrue();
        network.parameters().All(p => p.requires_grad && p.grad is null).ShouldBeTrue();
        var many = new GradientSign(0.1).Against(network, x.repeat(60, 1, 1, 1), labels.repeat(60));
        many[295..].allclose(one).ShouldBeTrue();
    }

    private static nn.Module<Tensor, Tensor> Linear(float[][] rows) => Linear(stack([.. rows.Select(row => tensor(row))]));

    private static nn.Module<Tensor, Tensor> Linear(Tensor weight)
    {
        var linear = nn.Linear(weight.shape[1], weight.shape[0], hasBias: false);
        using var still = no_grad();
        linear.weight!.copy_(weight);
        return linear;
    }

    /// <summary>With dropout, which the attack does not see.</summary>
    private static nn.Module<Tensor, Tensor> Curved() =>
        nn.Sequential(nn.Flatten(), nn.Dropout(0.5), nn.Linear(36, 20), nn.Tanh(), nn.Linear(20, 20), nn.Tanh(), nn.Linear(20, 3));
}
