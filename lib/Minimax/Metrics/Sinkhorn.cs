using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// Optimal transport that pays for being sure: Cuturi, "Sinkhorn Distances: Lightspeed Computation of Optimal Transport" (arXiv 1306.0895):
/// min_P ⟨P, C⟩ − ε H(P) over all plans P that move one cloud of points, of equal weights, to another. ⟨P, C⟩ is W₁ or more, and falls to it as ε → 0.
/// </summary>
/// <remarks>In logarithms, since exp(−C/ε) is 0 in a computer for small ε; and from a large ε down to the one asked for, which takes fewer rounds.</remarks>
public static class Sinkhorn
{
    private const int Rounds = 200; // at each ε, halved from one to the next

    /// <summary>⟨P, C⟩ for Euclidean ways C.</summary>
    /// <param name="first">(N, …).</param>
    /// <param name="second">(M, …).</param>
    /// <param name="epsilon">ε, in the unit of the ways.</param>
    public static double Distance(Tensor first, Tensor second, double epsilon)
    {
        using var scope = NewDisposeScope();
        var ways = WassersteinDistance.Ways(first, second);
        return (Plan(ways, epsilon) * ways).sum().item<double>();
    }

    /// <summary>P = diag(a) exp((f ⊕ g − C)/ε) diag(b), f and g such that its rows sum to a = 1/N, its columns to b = 1/M.</summary>
    /// <param name="cost">(N, M): C, float64.</param>
    /// <param name="epsilon">ε, in the unit of C.</param>
    /// <returns>(N, M), summing to 1: how much of point i goes to point j.</returns>
    public static Tensor Plan(Tensor cost, double epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        using var scope = NewDisposeScope();
        if (!cost.isfinite().all().item<bool>()) throw new ArgumentException("A cost is not a finite number.", nameof(cost));
        var (logA, logB) = (-Math.Log(cost.shape[0]), -Math.Log(cost.shape[1]));
        var (f, g) = (zeros_like(cost.narrow(1, 0, 1)), zeros_like(cost.narrow(0, 0, 1))); // (N, 1), (1, M)
        for (var e = Math.Max(epsilon, cost.max().item<double>()); ; e = Math.Max(epsilon, e / 2))
        {
            for (var i = 0; i < Rounds; i++)
            {
                using var round = NewDisposeScope();
                f.copy_(-e * logsumexp(((g - cost) / e) + logB, 1, keepdim: true)); // now the rows are right
                g.copy_(-e * logsumexp(((f - cost) / e) + logA, 0, keepdim: true)); // now the columns
            }

            if (e <= epsilon) break;
        }

        return (((f + g - cost) / epsilon) + logA + logB).exp().MoveToOuterDisposeScope();
    }
}
