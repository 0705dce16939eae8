using Minimax.Control;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Control;

public sealed class WalkerTests
{
    private const double Hip = 10, Foot = 3; // a heavy foot: all terms count

    private static readonly Walker Heavy = new(slope: 0.1, Hip, Foot);

    // Both feet on the ground, 0.6 radians between the legs: hip ahead of the foot that stood, −1.5 rad/s; the other leg still swings at 0.7.
    private static readonly Tensor Down = tensor(new[,] { { Math.PI - 0.1 - 0.3, 0.3 - 0.1, -1.5, 0.7, 2, 3 } });

    [Fact]
    public void A_strike_by_hand() // c = cos 0.6 = 0.825336, s = sin 0.6 = 0.564642: ω₁' = −1.5 c / (1 + 0.3 s²) = −1.129930, ω₂' = ω₁' c
    {
        var after = Heavy.Struck(Down)[0].data<double>().ToArray();
        after.ShouldBe([Math.PI + 0.2, -0.4, -1.129930, -0.932571, 2 + (2 * Math.Sin(0.3)), 4], 1e-5);
    }

    [Fact]
    public void A_strike_keeps_the_angular_momentum_about_the_new_foothold_and_the_one_of_the_leg_behind_about_the_hip()
    {
        var (before, after) = (Motion(Down), Motion(Heavy.Struck(Down)));
        // Before it is the hip alone that moves, besides the foot in the new foothold; after it, the hip and the foot behind.
        var whole = Hip * Cross(before.Hip - before.Foot, before.HipSpeed);
        var wholeAfter = (Hip * Cross(after.Hip, after.HipSpeed)) + (Foot * Cross(after.Foot, after.FootSpeed));
        wholeAfter.ShouldBe(whole, 1e-6);
        Math.Abs(whole).ShouldBeGreaterThan(1);
        (Foot * Cross(after.Foot - after.Hip, after.FootSpeed)).ShouldBe(0, 1e-6); // as before: that foot stood still
    }

    [Fact]
    public void A_strike_costs_what_the_closed_form_says()
    {
        var (before, after) = (Motion(Down), Motion(Heavy.Struck(Down)));
        var (c, s) = (Math.Cos(0.6), Math.Sin(0.6));
        var ofHip = Hip * 1.5 * 1.5 / 2 * (1 - (c * c / (1 + (Foot / Hip * s * s))));
        var ofFoot = Foot * before.FootSpeed.square().sum().item<double>() / 2;        // all of it
        (Kinetic(before) - Kinetic(after)).ShouldBe(ofHip + ofFoot, 1e-5);
    }

    [Fact]
    public void Between_strikes_the_energy_stays_to_a_millionth()
    {
        var walker = new Walker(slope: 0.009, Hip, foot: 0.1);
        var start = walker.OnBothFeet(tensor(new[] { 0.2, 0.198, 0.3 }), tensor(new[] { 0.63, 0.627, 1 })); // two that walk, and one that falls
        var happened = Rollout.Of(walker, (_, s) => zeros(s.shape[0], 1), start, 80).States;
        var (energy, steps) = (walker.Body.Energy(happened.narrow(2, 0, 4).flatten(0, 1)).view(81, 3), happened.select(2, 5));
        var stays = steps[1..].eq(steps[..^1]).logical_and(walker.Reward(happened[1..].flatten(0, 1)).view(80, 3).eq(1));
        stays.sum().item<long>().ShouldBeGreaterThan(150);
        steps.max().item<double>().ShouldBeGreaterThan(2);
        ((energy[1..] - energy[..^1]).abs() / energy[..^1].abs()).masked_select(stays).max().item<double>().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Without_a_motor_it_finds_the_published_gait() // Garcia et al.: 0.2003109 radians, 3.882 √(l / g) a step, at γ = 0.009 and with feet of no weight
    {
        var walker = new Walker(slope: 0.009, Hip, foot: 1e-6);
        var start = walker.OnBothFeet(tensor(new[] { 0.201 }), tensor(new[] { 0.2 * Math.Sqrt(9.81) }));
        var states = Rollout.Of(walker, (_, s) => zeros(s.shape[0], 1), start, 1000).States[.., 0];
        var (way, steps) = (states.select(1, 4), states.select(1, 5));
        var from = steps.argmax().item<long>();                                        // the last strike
        var stride = way[from] - way[steps.eq(steps[from] - 1).nonzero()[0, 0]];
        Math.Asin(stride.item<double>() / 2).ShouldBe(0.2003109, 1e-6);
        var one = steps.eq(10).nonzero()[0, 0].item<long>();
        ((from - one) * Walker.Tick / (steps[from].item<double>() - 10)).ShouldBe(3.882 / Math.Sqrt(9.81), 0.05 / 25);
    }

    [Fact]
    public void The_expert_walks_wherever_it_began_and_nobody_else_does()
    {
        manual_seed(2);
        var walker = new Walker();
        var start = walker.Start(60);
        var expert = Rollout.Of(walker, (_, states) => walker.Expert(states), start, 100);
        expert.Rewards.min().item<float>().ShouldBe(1);
        expert.States[100].select(1, 4).min().item<double>().ShouldBeGreaterThan(3.2); // metres in five seconds
        var idle = Rollout.Of(walker, (_, states) => zeros(states.shape[0], 1), start, 100);
        var wild = Rollout.Of(walker, (_, states) => (2 * rand(states.shape[0], 1)) - 1, start, 100);
        idle.Rewards.mean().item<float>().ShouldBeLessThan(0.3f);
        wild.Rewards.mean().item<float>().ShouldBeLessThan(0.3f);
    }

    [Fact]
    public void Who_has_fallen_lies_still()
    {
        var walker = new Walker();
        var lying = tensor(new[,] { { Math.PI - 0.9, 0.1, 0, 0, 1, 2 } });
        walker.Next(lying, ones(1, 1)).Equals(lying).ShouldBeTrue();
        walker.Reward(lying).item<float>().ShouldBe(0);
    }

    [Fact]
    public void The_same_start_walks_the_same_bit_for_bit()
    {
        manual_seed(3);
        var walker = new Walker();
        var start = walker.Start(5);
        Tensor Last() => Rollout.Of(walker, (_, states) => walker.Expert(states), start, 30).States[30];
        Last().Equals(Last()).ShouldBeTrue();
    }

    // From the foot that stands: (2) each, in metres and metres per second.
    private static (Tensor Hip, Tensor HipSpeed, Tensor Foot, Tensor FootSpeed) Motion(Tensor state)
    {
        const double h = 1e-7;
        var later = cat([state.narrow(1, 0, 2) + (h * state.narrow(1, 2, 2)), state.narrow(1, 2, 2)], 1);
        var (places, speeds) = (Heavy.Body.Places(state)[0], ((Heavy.Body.Places(later) - Heavy.Body.Places(state)) / h)[0]);
        return (places[1], speeds[1], places[2], speeds[2]);
    }

    private static double Cross(Tensor arm, Tensor speed) => ((arm[0] * speed[1]) - (arm[1] * speed[0])).item<double>();

    private static double Kinetic((Tensor Hip, Tensor HipSpeed, Tensor Foot, Tensor FootSpeed) of) =>
        ((Hip * of.HipSpeed.square().sum()) + (Foot * of.FootSpeed.square().sum())).item<double>() / 2;

    [Fact]
    public void Each_walker_has_an_action() =>
        Should.Throw<ArgumentException>(() => Heavy.Next(cat([Down, Down]), zeros(1, 1))).Message.ShouldStartWith("1 actions for 2 walkers.");
}
