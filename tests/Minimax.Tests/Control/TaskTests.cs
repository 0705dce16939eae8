using Minimax.Control;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Control;

public sealed class TaskTests
{
    private static readonly SwingUp Swing = new();
    private static readonly WalkingLeg Leg = new();

    [Fact]
    public void The_expert_stands_after_five_seconds_wherever_it_began()
    {
        manual_seed(1);
        var happened = Rollout.Of(Swing, (_, states) => Swing.Expert(states), Swing.Start(100), 100);
        happened.Rewards[60..].min().item<float>().ShouldBeGreaterThan(0.99f);
        happened.Rewards.mean([0L]).min().item<float>().ShouldBeGreaterThan(0.5f);
    }

    [Fact]
    public void The_motor_alone_cannot_lift_the_rod()
    {
        var happened = Rollout.Of(Swing, (_, states) => ones(states.shape[0], 1), zeros(1, 2, ScalarType.Float64), 100);
        happened.Rewards.max().item<float>().ShouldBeLessThan(0.2f);
    }

    [Fact]
    public void An_action_beyond_the_motors_strength_is_cut_off()
    {
        var start = tensor(new double[,] { { 0.3, 0.1 } });
        Swing.Next(start, tensor(new double[,] { { 5 } })).Equals(Swing.Next(start, tensor(new double[,] { { 1 } }))).ShouldBeTrue();
    }

    [Fact]
    public void The_top_is_worth_one_and_the_bottom_nothing() =>
        Swing.Reward(tensor(new double[,] { { 0, 0 }, { Math.PI, 0 }, { Math.PI / 2, 1 } })).data<float>().ToArray().ShouldBe([0, 1, 0.5f], 1e-6);

    [Fact]
    public void The_stride_comes_round()
    {
        var film = WalkingLeg.Joints(Leg.Demonstration(2 * WalkingLeg.Period));
        (film[WalkingLeg.Period..] - film[..^WalkingLeg.Period]).abs().max().item<double>().ShouldBeLessThan(0.05);
        film.narrow(1, 0, 2).std(0).min().item<double>().ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void Only_the_stride_is_worth_one()
    {
        Leg.Reward(Leg.Demonstration(WalkingLeg.Period)[..^1]).min().item<float>().ShouldBe(1, 1e-4);
        Leg.Reward(zeros(1, 6, ScalarType.Float64)).item<float>().ShouldBeLessThan(0.7f);
    }

    [Fact]
    public void Joints_are_angles_against_the_part_above() =>
        WalkingLeg.Joints(tensor(new[,] { { 0.1, 0.3, 0.2, 1.0, 3, 2 } })).data<double>().ToArray().ShouldBe([0.1, 0.2, -0.1, 1, 2, -1], 1e-12);

    [Fact]
    public void A_rollout_holds_what_happened()
    {
        manual_seed(2);
        var happened = Rollout.Of(Swing, (seen, _) => seen.narrow(1, 0, 1) * 3, Swing.Start(4), 6);
        happened.States.shape.ShouldBe([7, 4, 2]);
        happened.Observations.shape.ShouldBe([7, 4, 3]);
        happened.Pairs().shape.ShouldBe([6, 4, 4]);
        happened.Pairs().abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
        Swing.Next(happened.States[2], happened.Actions[2]).Equals(happened.States[3]).ShouldBeTrue();
        happened.Rewards[5].Equals(Swing.Reward(happened.States[6])).ShouldBeTrue();
    }
}
