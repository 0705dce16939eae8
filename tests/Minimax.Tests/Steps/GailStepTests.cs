using Minimax.Control;
using Minimax.Models;
using Minimax.Steps;
using Minimax.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Steps;

public sealed class GailStepTests
{
    private static readonly SwingUp Task = new();

    [Fact]
    public void The_reward_is_minus_the_logarithm_of_one_minus_D()
    {
        var (step, d, _) = Made(1);
        var rows = randn(3, 2, 4);
        var expected = -(1 - d.call(rows.flatten(0, 1)).sigmoid()).log().view(3, 2);
        step.Reward(rows).allclose(expected, 1e-4).ShouldBeTrue();
    }

    [Fact]
    public void A_policy_learns_from_a_reward() // for pushing to the right: its mean action grows
    {
        manual_seed(2);
        var policy = new ControlNets.Policy(3, 1, 16);
        var value = new ControlNets.Judge(3, 16);
        var step = new PolicyStep(Task, policy, value, (new FusedAdam(policy.parameters(), 3e-3), new FusedAdam(value.parameters(), 3e-3))) { Horizon = 20, Parts = 2 };
        var before = Mean();
        for (var i = 0; i < 10; i++)
        {
            var happened = step.Act(Task.Start(16));
            step.Learn(happened, happened.Actions.squeeze(2));
        }

        (Mean() - before).ShouldBeGreaterThan(0.2f);
        float Mean() => policy.call(Task.Observe(Task.Start(64))).mean().item<float>();
    }

    [Fact]
    public void D_learns_to_tell_an_expert_from_a_beginner()
    {
        var (step, _, expert) = Made(3);
        double Says(Report report, string name) => report.Names.Zip(report.Read()).Single(one => one.First.Name == name).Second;
        Report last = step.Update((Task.Start(8), expert));
        for (var i = 0; i < 14; i++) last = step.Update((Task.Start(8), expert));
        (Says(last, "D(expert)") - Says(last, "D(policy)")).ShouldBeGreaterThan(0.05);
    }

    private static (GailStep Step, ControlNets.Judge D, Tensor Expert) Made(int seed)
    {
        manual_seed(seed);
        var (policy, value, d) = (new ControlNets.Policy(3, 1, 16), new ControlNets.Judge(3, 16), new ControlNets.Judge(4, 16));
        var learner = new PolicyStep(Task, policy, value, (new FusedAdam(policy.parameters(), 1e-5), new FusedAdam(value.parameters()))) { Horizon = 20, Parts = 2 };
        var expert = Rollout.Of(Task, (_, states) => Task.Expert(states), Task.Start(8), 100).Pairs()[50..].flatten(0, 1);
        return (new GailStep(learner, d, new FusedAdam(d.parameters(), 3e-3), happened => happened.Pairs()), d, expert);
    }
}
