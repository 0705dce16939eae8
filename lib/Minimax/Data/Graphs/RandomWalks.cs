using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>Walks on a graph, each step to a neighbour by chance, and what can be read off walks (Bojchevski et al., arXiv 1803.00816, section 3).</summary>
/// <remarks>Deviation: NetGAN's walks may be biased as node2vec's, by p and q; these are its case p = q = 1.</remarks>
public static class RandomWalks
{
    /// <summary>Walks that begin at a node by chance, each as likely.</summary>
    /// <param name="graph">Every node has a neighbour.</param>
    /// <param name="count">B.</param>
    /// <param name="length">T, nodes in a walk.</param>
    /// <param name="device">Where.</param>
    /// <returns>(B, T, N) zeros and ones, by torch's randomness.</returns>
    public static Tensor Draw(Graph graph, long count, int length, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var step = graph.Adjacency().to(device ?? CPU);                                         // rows of weights for multinomial
        List<Tensor> nodes = [randint(graph.Nodes, [count], ScalarType.Int64, step.device)];
        for (var t = 1; t < length; t++) nodes.Add(step.index_select(0, nodes[^1]).multinomial(1).squeeze(1));
        return nn.functional.one_hot(stack(nodes, 1), graph.Nodes).to_type(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>s_ij: how often walks went between i and j, in the direction in which they did so more often.</summary>
    /// <param name="walks">(B, T, N) zeros and ones.</param>
    /// <returns>(N, N), float32, symmetric; zeros on the diagonal, because a graph has no loops.</returns>
    public static Tensor Scores(Tensor walks)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var counts = einsum("bti,btj->ij", walks[.., ..^1], walks[.., 1..]);
        var upper = maximum(counts, counts.t()).triu(1);
        return (upper + upper.t()).MoveToOuterDisposeScope();
    }
}
