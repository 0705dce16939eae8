namespace Minimax.Data;

/// <summary>
/// A stochastic block model: nodes belong to blocks, and each pair has an edge by a coin whose probability depends on its two blocks alone (Holland, Laskey and
/// Leinhardt, "Stochastic Blockmodels: First Steps", Social Networks 5, 1983). The truth is known, so it can be asked how well anybody could do.
/// </summary>
/// <param name="blocks">How many.</param>
/// <param name="size">Nodes in each.</param>
/// <param name="within">The probability of an edge between two nodes of the same block.</param>
/// <param name="between">Of different blocks.</param>
public sealed class BlockModel(int blocks, int size, double within, double between)
{
    /// <summary>N.</summary>
    public int Nodes => blocks * size;

    /// <summary>The block of a node.</summary>
    public int BlockOf(int node) => node / size;

    /// <summary>The probability of an edge between two nodes: no score of pairs can be better.</summary>
    public double Probability(int a, int b) => BlockOf(a) == BlockOf(b) ? within : between;

    /// <summary>A graph.</summary>
    public Graph Draw(ulong seed)
    {
        var random = new SplitMix64(seed);
        return new Graph(Nodes, from a in Enumerable.Range(0, Nodes) from b in Enumerable.Range(a + 1, Nodes - a - 1)
                                where random.Uniform() < Probability(a, b) select (a, b));
    }
}
