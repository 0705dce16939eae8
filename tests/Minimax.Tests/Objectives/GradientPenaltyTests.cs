using Minimax.Objectives;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Minimax.Tests.Objectives;

public sealed class GradientPenaltyTests
{
    [Fact]
    public void A_linear_critic_has_the_same_slope_everywhere()
    {
        var critic = nn.Linear(2, 1);
        using (no_grad()) critic.weight!.copy_(tensor(new[] { 3f, 4f }).view(1, 2));

        var penalty = new GradientPenalty().Of(critic, randn(5, 2), randn(5, 2)); // (5 − 1)²
        penalty.backward();

        penalty.item<float>().ShouldBe(16f, 1e-5f);
        critic.weight!.grad!.data<float>().ToArray().ShouldBe([4.8f, 6.4f], 1e-5f); // 2 (‖w‖ − 1) w / ‖w‖
        (critic.bias!.grad is null || critic.bias.grad.item<float>() == 0).ShouldBeTrue();
    }

    [Fact]
    public void Of_a_square_the_slope_is_twice_the_point()
    {
        var points = tensor(new[] { 1f, 0, 0, 0.25f, 3, 4 }).view(3, 2); // slopes 2, 0.5 and 10
        GradientPenalty.At(new Square(), points).item<float>().ShouldBe((1 + 0.25f + 81) / 3, 1e-5f);
    }

    [Fact]
    public void The_points_lie_between_data_and_samples_one_share_for_each_pair()
    {
        var witness = new Square();
        new GradientPenalty().Of(witness, full([100, 1, 2, 3], 4f), full([100, 1, 2, 3], -1f));
        var seen = witness.Seen!;
        seen.min().item<float>().ShouldBeInRange(-1, 0);
        seen.max().item<float>().ShouldBeInRange(3, 4);
        seen.std(1).max().item<float>().ShouldBe(0, 1e-6f); // the same ε for all numbers of an example
    }

    [Fact]
    public void No_gradient_reaches_the_samples()
    {
        var fake = randn(4, 2).requires_grad_();
        new GradientPenalty().Of(new Square(), randn(4, 2), fake).requires_grad.ShouldBeTrue();
        fake.grad.ShouldBeNull();
    }

    /// <summary>scale · ‖x‖², which remembers what it was asked.</summary>
    private sealed class Square : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = new(ones(1));

        public Square() : base("Square") => RegisterComponents();

        public Tensor? Seen { get; private set; }

        public override Tensor forward(Tensor x)
        {
            Seen = x.detach().flatten(1);
            return scale * x.flatten(1).square().sum(1);
        }
    }
}
