using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How far two distributions on the same grid are apart. Each is given by the probability of every cell: a vector of any length that sums
/// to 1. All but <see cref="Wasserstein"/> are in nats, with 0·log 0 = 0.
/// </summary>
public static class Divergence
{
    /// <summary>
    /// KL(p ‖ q) = Σ p log(p/q), at least 0; infinite where q is 0 and p is not. Averaged over p, so it punishes a q that misses a part of p;
    /// with its arguments exchanged (the reverse KL) it punishes a q that goes where p does not.
    /// </summary>
    /// <param name="p">(cells).</param>
    /// <param name="q">(cells).</param>
    public static double KullbackLeibler(Tensor p, Tensor q)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Pair(p, q);
        return (xlogy(a, a) - xlogy(a, b)).sum().item<double>();
    }

    /// <summary>KL(p ‖ q) of log-probabilities: finite where q is too small for a number, as far out in the tail of a Gaussian.</summary>
    /// <param name="logP">(cells).</param>
    /// <param name="logQ">(cells).</param>
    public static double KullbackLeiblerOfLogs(Tensor logP, Tensor logQ)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Pair(logP, logQ);
        return where(a.isneginf(), 0.0, a.exp() * (a - b)).sum().item<double>();
    }

    /// <summary>JSD(p, q) = ½ KL(p ‖ m) + ½ KL(q ‖ m) with m = ½(p + q): symmetric, from 0 to ln 2, and ln 2 wherever p and q do not overlap.</summary>
    /// <param name="p">(cells).</param>
    /// <param name="q">(cells).</param>
    public static double JensenShannon(Tensor p, Tensor q)
    {
        using var scope = NewDisposeScope();
        var middle = (p + q) / 2;
        return (KullbackLeibler(p, middle) + KullbackLeibler(q, middle)) / 2;
    }

    /// <summary>
    /// The Wasserstein-1 distance, the least work that moves the mass p to where q has it. On the line no plan is better than keeping the
    /// order, so it is the area between the two cumulative distributions.
    /// </summary>
    /// <param name="p">(cells), in the order in which they lie on the line.</param>
    /// <param name="q">(cells), in the same order.</param>
    /// <param name="spacing">The distance from a cell to the next; the result has its unit.</param>
    public static double Wasserstein(Tensor p, Tensor q, double spacing)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Pair(p, q);
        return (a - b).cumsum(0).abs().sum().item<double>() * spacing;
    }

    private static (Tensor P, Tensor Q) Pair(Tensor p, Tensor q)
    {
        if (p.dim() != 1 || q.dim() != 1 || p.shape[0] != q.shape[0])
            throw new ArgumentException($"Two vectors of equal length are needed, not ({string.Join(", ", p.shape)}) and ({string.Join(", ", q.shape)}).");
        return (p.to_type(ScalarType.Float64).cpu(), q.to_type(ScalarType.Float64).cpu());
    }
}
