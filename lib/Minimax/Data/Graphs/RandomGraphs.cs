using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>Graphs by chance of which something is fixed: the number of edges, the degrees, or how often walks went from node to node.</summary>
public static class RandomGraphs
{
    /// <summary>Erdős and Rényi's: so many edges, every set of them as likely as any other.</summary>
    public static Graph ErdosRenyi(int nodes, int edges, ulong seed)
    {
        var pairs = new Graph(nodes, []).NonEdges().ToList();
        return new Graph(nodes, new SplitMix64(seed).Permutation(pairs.Count).Take(edges).Select(i => pairs[(int)i]));
    }

    /// <summary>
    /// The configuration model without loops and double edges: each node keeps its degree, everything else is chance. Two edges (a, b), (c, d) become
    /// (a, d), (c, b), again and again (Maslov and Sneppen, "Specificity and Stability in Topology of Protein Networks", Science 296, 2002).
    /// </summary>
    /// <param name="graph">Whose degrees.</param>
    /// <param name="seed">Which.</param>
    /// <param name="swaps">Tries for each edge; those that would make a loop or a double edge change nothing.</param>
    public static Graph SameDegrees(Graph graph, ulong seed, int swaps = 20)
    {
        var (random, edges, there) = (new SplitMix64(seed), graph.Edges.ToArray(), graph.Edges.ToHashSet());
        for (var i = 0; i < swaps * edges.Length; i++)
        {
            var (one, other) = (random.Below(edges.Length), random.Below(edges.Length));
            var ((a, b), (c, d)) = (edges[one], random.Below(2) == 0 ? edges[other] : (edges[other].B, edges[other].A));
            var (first, second) = (Ordered(a, d), Ordered(c, b));
            if (a == d || c == b || first == second || there.Contains(first) || there.Contains(second)) continue;
            there.ExceptWith([edges[one], edges[other]]);
            there.UnionWith([edges[one] = first, edges[other] = second]);
        }

        return new Graph(graph.Nodes, edges);

        static (int, int) Ordered(int a, int b) => a < b ? (a, b) : (b, a);
    }

    /// <summary>
    /// NetGAN's assembly (arXiv 1803.00816, section 3.3): each node in turn draws a neighbour j with probability s_ij / Σ_v s_iv, so that nobody stays alone; then
    /// edges are drawn with probability s_ij / Σ s_uv, without replacement, until there are enough.
    /// </summary>
    /// <param name="scores">(N, N), not negative, symmetric.</param>
    /// <param name="edges">How many; fewer, if fewer pairs have a score above 0.</param>
    /// <param name="seed">Which.</param>
    public static Graph Assembled(Tensor scores, int edges, ulong seed)
    {
        var (random, n) = (new SplitMix64(seed), (int)scores.shape[0]);
        var s = scores.to_type(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
        HashSet<(int A, int B)> made = [];
        foreach (var i in random.Permutation(n).Select(i => (int)i))
        {
            if (made.Count < edges) Draw([.. Enumerable.Range(0, n).Where(j => s[(i * n) + j] > 0).Select(j => i < j ? (i, j) : (j, i))]);
        }

        List<(int A, int B)> rest = [.. new Graph(n, made).NonEdges().Where(pair => s[(pair.A * n) + pair.B] > 0)];
        while (made.Count < edges && rest.Count > 0) rest.Remove(Draw(rest));
        return new Graph(n, made);

        (int A, int B) Draw(List<(int A, int B)> pairs)
        {
            if (pairs.Count == 0) return default;
            var left = random.Uniform() * pairs.Sum(pair => s[(pair.A * n) + pair.B]);
            var drawn = pairs.FirstOrDefault(pair => (left -= s[(pair.A * n) + pair.B]) < 0, pairs[^1]);
            made.Add(drawn);
            return drawn;
        }
    }
}
