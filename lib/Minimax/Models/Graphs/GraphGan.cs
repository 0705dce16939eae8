using Minimax.Data;
using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of GraphGAN: Wang et al., "GraphGAN: Graph Representation Learning with Generative Adversarial Nets" (arXiv 1711.08267). Both are tables of
/// vectors, one a node: G names the nodes that a node could have an edge with, D says of a pair whether it has one.
/// </summary>
public static class GraphGan
{
    private const double Start = 0.1; // a standard deviation at which all scores begin near 0: every step of a walk about as likely as another

    /// <summary>
    /// G, the graph softmax: a walk from a root down the tree of its breadth-first search, each time to a tree neighbour v' of v with
    /// probability exp(g_v' · g_v) / Σ exp(g_u · g_v), until it turns back. Where it turns, it stays.
    /// </summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Parameter vectors;
        private readonly Tensor parents;    // (N, N), int64: of v in the tree of c; c, where there is none
        private readonly Tensor around;     // (N, N, N): 0 where u is a tree neighbour of v in the tree of c, −∞ elsewhere
        private readonly Tensor ways;       // (N, N, N): 1 where w lies on the way from c to v, v with it and c without
        private readonly Tensor reached;    // (N, N): 0 where v can be reached from c and is not c, −∞ elsewhere

        /// <param name="graph">What is known: the trees are its. N³ numbers are kept, so it has to be small.</param>
        /// <param name="length">Numbers in a node's vector.</param>
        public Generator(Graph graph, int length) : base("Generator")
        {
            vectors = Parameter(Start * randn(graph.Nodes, length));
            (parents, around, ways, reached) = Trees(graph);
            RegisterComponents();
        }

        /// <summary>The nodes' vectors, (N, length).</summary>
        public Tensor Vectors => vectors;

        /// <summary>
        /// log G(v | c) = Σ_w log p_c(w | parent of w) + log p_c(parent of v | v), the sum over all w on the way from c to v. Over all v, G adds up to 1.
        /// </summary>
        /// <param name="roots">(B), int64: c.</param>
        /// <returns>(B, N); −∞ for c itself and for what cannot be reached.</returns>
        public override Tensor forward(Tensor roots)
        {
            var (parent, scores) = (parents.index_select(0, this.Checked("roots", roots)), vectors.matmul(vectors.t())); // (B, N), (N, N): g_v · g_u
            var all = (scores + around.index_select(0, roots)).logsumexp(2);                // (B, N): over v's tree neighbours
            var edge = scores.expand(roots.shape[0], -1, -1).gather(2, parent.unsqueeze(2)).squeeze(2); // (B, N): g_v · g_parent
            var down = edge - all.gather(1, parent);                                        // log p_c(v | parent)
            var way = ways.index_select(0, roots).bmm(down.unsqueeze(2)).squeeze(2);        // (B, N)
            return way + edge - all + reached.index_select(0, roots);
        }

        private static (Tensor, Tensor, Tensor, Tensor) Trees(Graph graph)
        {
            var n = graph.Nodes;
            var (parents, reached) = (new long[n, n], new float[n, n]);
            var (around, ways) = (new float[n, n, n], new float[n, n, n]);
            for (var c = 0; c < n; c++)
            {
                var (parent, order) = graph.BreadthFirst(c);
                for (var v = 0; v < n; v++)
                {
                    (parents[c, v], reached[c, v]) = (parent[v] < 0 ? c : parent[v], parent[v] < 0 || v == c ? float.NegativeInfinity : 0);
                    for (var u = 0; u < n; u++) around[c, v, u] = IsTreeEdge(v, u) || (u == v && IsAlone(v)) ? 0 : float.NegativeInfinity;
                    for (var w = v; w != c && parent[v] >= 0; w = parent[w]) ways[c, v, w] = 1;
                }

                bool IsTreeEdge(int v, int u) => v != u && (parent[v] == u || parent[u] == v);
                bool IsAlone(int v) => parent[v] < 0 || order.Count == 1;                   // no walk comes here, but its sum must not be empty
            }

            return (tensor(parents), tensor(around), tensor(ways), tensor(reached));
        }
    }

    /// <summary>D: the logit of a pair's edge is d_u · d_v.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Parameter vectors;

        /// <param name="nodes">N.</param>
        /// <param name="length">Numbers in a node's vector.</param>
        public Discriminator(int nodes, int length) : base("Discriminator")
        {
            vectors = Parameter(Start * randn(nodes, length));
            RegisterComponents();
        }

        /// <summary>The nodes' vectors, (N, length).</summary>
        public Tensor Vectors => vectors;

        /// <param name="pairs">(B, 2), int64.</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor pairs)
        {
            var ends = vectors.index_select(0, this.Checked("pairs", pairs, 2).flatten()).view(-1, 2, vectors.shape[1]);
            return ends.prod(1).sum(1);
        }
    }
}
