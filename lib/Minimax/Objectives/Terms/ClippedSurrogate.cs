using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>Schulman, Wolski, Dhariwal, Radford and Klimov, "Proximal Policy Optimization Algorithms" (arXiv 1707.06347).</summary>
public static class ClippedSurrogate
{
    /// <summary>E min(ρ Â, clip(ρ, 1 − ε, 1 + ε) Â) with ρ = π(a|s) / π_old(a|s), equation 7: what the policy ascends. Beyond ε there is nothing to be won.</summary>
    /// <param name="logs">(B): log π(a|s).</param>
    /// <param name="before">(B): log π_old(a|s), of the policy that acted.</param>
    /// <param name="advantages">(B): Â.</param>
    /// <param name="epsilon">ε.</param>
    /// <returns>A scalar.</returns>
    public static Tensor Of(Tensor logs, Tensor before, Tensor advantages, double epsilon = 0.2)
    {
        var ratio = (logs - before).exp();
        return (ratio * advantages).minimum(ratio.clamp(1 - epsilon, 1 + epsilon) * advantages).mean();
    }
}
