using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Models;

/// <summary>Scores of all pairs of nodes, by linear algebra on the known edges: what a network that predicts links has to be compared with.</summary>
public static class LinkScores
{
    /// <summary>
    /// The k largest eigenvalues' part of D^−½ A D^−½ (D: the degrees, A: the adjacency): the matrix as it would be, if it had no more than k directions.
    /// </summary>
    /// <param name="graph">The known edges.</param>
    /// <param name="directions">k.</param>
    /// <returns>(N, N), float64.</returns>
    public static Tensor Spectral(Graph graph, int directions)
    {
        using var scope = NewDisposeScope();
        var (adjacency, degrees) = Known(graph);
        return Truncated(adjacency / degrees.sqrt() / degrees.sqrt().unsqueeze(1), directions).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// What DeepWalk's vectors g_u · g_v tend to (Qiu et al., "Network Embedding as Matrix Factorization", arXiv 1710.02971): the logarithm of how much
    /// more often random walks come from u to v within T steps than by chance, log max(1, vol / T Σ_r (D⁻¹ A)^r D⁻¹), with k directions kept.
    /// </summary>
    /// <param name="graph">The known edges.</param>
    /// <param name="directions">k.</param>
    /// <param name="window">T.</param>
    /// <returns>(N, N), float64.</returns>
    public static Tensor RandomWalks(Graph graph, int directions, int window = 5)
    {
        using var scope = NewDisposeScope();
        var (adjacency, degrees) = Known(graph);
        var step = adjacency / degrees.unsqueeze(1);                                        // D⁻¹ A
        var (power, sum) = (step, step);
        for (var r = 1; r < window; r++) sum = sum + (power = power.matmul(step));
        var ratio = adjacency.sum() / window * sum / degrees;
        return Truncated(ratio.clamp_min(1).log(), directions).MoveToOuterDisposeScope();
    }

    private static (Tensor Adjacency, Tensor Degrees) Known(Graph graph)
    {
        var adjacency = graph.Adjacency().to_type(ScalarType.Float64);
        return (adjacency, adjacency.sum(1).clamp_min(1));
    }

    private static Tensor Truncated(Tensor symmetric, int directions)
    {
        var (values, vectors) = linalg.eigh(symmetric);                                     // ascending
        var (most, kept) = (values.flip(0).narrow(0, 0, directions), vectors.flip(1).narrow(1, 0, directions));
        return (kept * most).matmul(kept.t());
    }
}
