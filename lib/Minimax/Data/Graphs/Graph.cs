using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>An undirected graph without loops and double edges. Nodes are numbered from 0.</summary>
public sealed class Graph
{
    private readonly SortedSet<int>[] neighbours;

    /// <param name="nodes">How many.</param>
    /// <param name="edges">Each once, in either direction.</param>
    /// <exception cref="ArgumentException">An edge leads nowhere, is a loop, or is there twice.</exception>
    public Graph(int nodes, IEnumerable<(int A, int B)> edges)
    {
        neighbours = [.. Enumerable.Range(0, nodes).Select(_ => new SortedSet<int>())];
        Edges = [.. edges.Select(edge => edge.A < edge.B ? edge : (edge.B, edge.A)).Order()];
        foreach (var (a, b) in Edges)
        {
            if (a < 0 || b >= nodes || a == b) throw new ArgumentException($"({a}, {b}) is no edge of a graph of {nodes} nodes.", nameof(edges));
            if (!neighbours[a].Add(b)) throw new ArgumentException($"The edge ({a}, {b}) is there twice.", nameof(edges));
            neighbours[b].Add(a);
        }
    }

    /// <summary>N.</summary>
    public int Nodes => neighbours.Length;

    /// <summary>Each edge once, the smaller number first, in order.</summary>
    public IReadOnlyList<(int A, int B)> Edges { get; }

    /// <summary>The nodes that a node has an edge with, in order.</summary>
    public IReadOnlyCollection<int> Neighbours(int node) => neighbours[node];

    /// <summary>Whether there is such an edge.</summary>
    public bool Has(int a, int b) => neighbours[a].Contains(b);

    /// <summary>Each pair of nodes that have no edge, the smaller number first.</summary>
    public IEnumerable<(int A, int B)> NonEdges() =>
        from a in Enumerable.Range(0, Nodes) from b in Enumerable.Range(a + 1, Nodes - a - 1) where !Has(a, b) select (a, b);

    /// <summary>A: 1 where there is an edge.</summary>
    /// <returns>(N, N), float32.</returns>
    public Tensor Adjacency()
    {
        var values = new float[Nodes, Nodes];
        foreach (var (a, b) in Edges) values[a, b] = values[b, a] = 1;
        return tensor(values);
    }

    /// <summary>
    /// Each node's parent in the tree of a breadth-first search, and the nodes in the order in which they are found. Of several possible parents it is the one
    /// that was found first.
    /// </summary>
    /// <param name="root">Where the search begins; it is its own parent.</param>
    /// <returns>−1 for a node that cannot be reached.</returns>
    public (int[] Parents, IReadOnlyList<int> Order) BreadthFirst(int root)
    {
        var parents = Enumerable.Repeat(-1, Nodes).ToArray();
        parents[root] = root;
        List<int> order = [root];
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var next in neighbours[order[i]])
            {
                if (parents[next] >= 0) continue;
                parents[next] = order[i];
                order.Add(next);
            }
        }

        return (parents, order);
    }

    /// <summary>Hides some edges, so that somebody can be asked to find them.</summary>
    /// <param name="share">Of the edges. Where an edge is a node's last one, it stays, so that no node is left alone.</param>
    /// <param name="seed">Which.</param>
    public (Graph Known, IReadOnlyList<(int A, int B)> Hidden) Hide(double share, ulong seed)
    {
        var degrees = neighbours.Select(all => all.Count).ToArray();
        HashSet<(int, int)> hidden = [];
        foreach (var number in new SplitMix64(seed).Permutation(Edges.Count))
        {
            var (a, b) = Edges[(int)number];
            if (hidden.Count >= share * Edges.Count || degrees[a] < 2 || degrees[b] < 2) continue;
            hidden.Add((a, b));
            degrees[a]--;
            degrees[b]--;
        }

        return (new Graph(Nodes, Edges.Where(edge => !hidden.Contains(edge))), [.. hidden.Order()]);
    }
}
