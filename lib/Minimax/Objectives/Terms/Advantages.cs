using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// How much better an action was than what its policy does on average: Schulman, Moritz, Levine, Jordan and Abbeel, "High-Dimensional Continuous Control
/// Using Generalized Advantage Estimation" (arXiv 1506.02438).
/// </summary>
public static class Advantages
{
    /// <summary>Â_t = Σ_k (γλ)^k δ_{t+k} with δ_t = r_t + γ V(s_{t+1}) − V(s_t), equation 16. The episodes have no end: what comes after T is V's guess.</summary>
    /// <param name="rewards">(T, B).</param>
    /// <param name="values">(T + 1, B): V of each state.</param>
    /// <param name="gamma">γ.</param>
    /// <param name="lambda">λ: 0 believes V, 1 the rewards.</param>
    /// <returns>(T, B).</returns>
    public static Tensor Of(Tensor rewards, Tensor values, double gamma, double lambda)
    {
        using var scope = NewDisposeScope();
        var delta = rewards + (gamma * values[1..]) - values[..^1];                                     // (T, B)
        var (sum, all) = (zeros_like(delta[0]), new Tensor[rewards.shape[0]]);
        for (var t = all.Length - 1; t >= 0; t--) all[t] = sum = delta[t] + (gamma * lambda * sum);
        return stack(all).MoveToOuterDisposeScope();
    }
}
