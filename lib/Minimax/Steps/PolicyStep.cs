using Minimax.Control;
using Minimax.Models;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Steps;

/// <summary>
/// A policy that learns from a reward. Schulman, Wolski, Dhariwal, Radford and Klimov, "Proximal Policy Optimization Algorithms" (arXiv 1707.06347),
/// Algorithm 1: act for a while, then climb the clipped surrogate on what happened.
/// </summary>
/// <param name="task">Where it acts.</param>
/// <param name="policy">π.</param>
/// <param name="value">V: (B, O) to (B), what is to come from there on.</param>
/// <param name="optimizers">The optimisers of π and V.</param>
public sealed class PolicyStep(IControlTask task, ControlNets.Policy policy, Module<Tensor, Tensor> value, (OptimizerHelper Policy, OptimizerHelper Value) optimizers)
    : IStep<Tensor>
{
    private readonly Player<ControlNets.Policy> pi = new("π", policy, optimizers.Policy);
    private readonly Player<Module<Tensor, Tensor>> v = new("V", value, optimizers.Value);

    /// <summary>T: actions of an episode.</summary>
    public int Horizon { get; init; } = 100;

    /// <summary>γ: 0.97 looks some 30 actions ahead.</summary>
    public double Gamma { get; init; } = 0.97;

    /// <summary>λ of the advantages, as in the paper.</summary>
    public double Lambda { get; init; } = 0.95;

    /// <summary>How often it goes through what happened.</summary>
    public int Epochs { get; init; } = 4;

    /// <summary>In how many parts it does so.</summary>
    public int Parts { get; init; } = 8;

    /// <summary>What a nat of entropy is worth.</summary>
    public double EntropyWeight { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [pi, v];

    /// <summary>Acts, and learns from the task's reward.</summary>
    /// <param name="starts">(B, 2 N): where the episodes begin.</param>
    /// <returns>V's loss; the mean reward of a step.</returns>
    public Report Update(Tensor starts)
    {
        var happened = Act(starts);
        return Learn(happened, happened.Rewards);
    }

    /// <summary>Lets π act at random, as it learns.</summary>
    /// <param name="starts">(B, 2 N).</param>
    public Rollout Act(Tensor starts) => Rollout.Of(task, (seen, _) => pi.Network.Draw(seen), starts, Horizon);

    /// <summary>Climbs the surrogate, and fits V.</summary>
    /// <param name="happened">What π has done.</param>
    /// <param name="rewards">(T, B): what that was worth.</param>
    /// <returns>V's loss before the last part; the mean reward of the task.</returns>
    public Report Learn(Rollout happened, Tensor rewards)
    {
        using var scope = NewDisposeScope();
        var (seen, done) = (happened.Observations[..^1].flatten(0, 1), happened.Actions.flatten(0, 1)); // (T · B, O), (T · B, A)
        var (before, advantages, targets) = Judge(happened, rewards, seen, done);
        var loss = zeros(1);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var part in randperm(seen.shape[0], device: seen.device).chunk(Parts))
                loss = Climb(seen[part], done[part], before[part], advantages[part], targets[part]);
        }

        return new Report(("V loss", Kept(loss))) { Rates = [("reward", Kept(happened.Rewards.mean()))] };

        static Tensor Kept(Tensor number) => number.MoveToOuterDisposeScope();
    }

    /// <summary>log π of what was done, the advantages (with mean 0 and spread 1) and what V should have said: each (T · B).</summary>
    private (Tensor Before, Tensor Advantages, Tensor Targets) Judge(Rollout happened, Tensor rewards, Tensor seen, Tensor done)
    {
        using var still = no_grad();
        var values = v.Network.call(happened.Observations.flatten(0, 1)).view(rewards.shape[0] + 1, -1);
        var advantages = Advantages.Of(rewards, values, Gamma, Lambda);
        var (flat, targets) = (advantages.flatten(), (advantages + values[..^1]).flatten());
        return (pi.Network.LogProbability(seen, done), (flat - flat.mean()) / (flat.std() + 1e-8), targets);
    }

    private Tensor Climb(Tensor seen, Tensor done, Tensor before, Tensor advantages, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var gain = ClippedSurrogate.Of(pi.Network.LogProbability(seen, done), before, advantages);
        pi.Descend(-gain - (EntropyWeight * pi.Network.Entropy()));
        var loss = (v.Network.call(seen) - targets).square().mean();
        v.Descend(loss);
        return loss.detach().MoveToOuterDisposeScope();
    }
}
