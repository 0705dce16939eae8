using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Control;

/// <summary>What happened in B episodes of T actions, side by side.</summary>
/// <param name="States">(T + 1, B, 2 N), float64.</param>
/// <param name="Observations">(T + 1, B, O).</param>
/// <param name="Actions">(T, B, A).</param>
/// <param name="Rewards">(T, B): for the state to which each action has led.</param>
public sealed record Rollout(Tensor States, Tensor Observations, Tensor Actions, Tensor Rewards)
{
    /// <summary>Lets a policy act.</summary>
    /// <param name="task">Where it acts.</param>
    /// <param name="policy">Observations (B, O) and states (B, 2 N) to actions (B, A). A network looks at the first, an expert who knows all at the second.</param>
    /// <param name="start">(B, 2 N).</param>
    /// <param name="steps">T.</param>
    public static Rollout Of(IControlTask task, Func<Tensor, Tensor, Tensor> policy, Tensor start, int steps)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        var (states, seen, actions) = (new List<Tensor> { start }, new List<Tensor> { task.Observe(start) }, new List<Tensor>());
        for (var t = 0; t < steps; t++)
        {
            actions.Add(policy(seen[^1], states[^1]));
            states.Add(task.Next(states[^1], actions[^1]));
            seen.Add(task.Observe(states[^1]));
        }

        var all = stack([.. states]);                                                     // (T + 1, B, 2 N)
        var rewards = task.Reward(all[1..].flatten(0, 1)).view(steps, -1);                // (T, B)
        return new Rollout(Kept(all), Kept(stack([.. seen])), Kept(stack([.. actions])), Kept(rewards));

        static Tensor Kept(Tensor part) => part.MoveToOuterDisposeScope();
    }

    /// <summary>What was seen, and what was done then: (T, B, O + A).</summary>
    public Tensor Pairs() => cat([Observations[..^1], Actions.clamp(-1, 1)], 2);
}
