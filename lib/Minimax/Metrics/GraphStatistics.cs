using Minimax.Data;

namespace Minimax.Metrics;

/// <summary>Numbers that say what kind of graph a graph is.</summary>
public static class GraphStatistics
{
    /// <summary>Each node's number of neighbours.</summary>
    public static IReadOnlyList<int> Degrees(Graph graph) =>
        [.. Enumerable.Range(0, graph.Nodes).Select(node => graph.Neighbours(node).Count)];

    /// <summary>How many triples of nodes all have edges with each other.</summary>
    public static int Triangles(Graph graph) =>
        graph.Edges.Sum(edge => graph.Neighbours(edge.A).Count(third => third > edge.B && graph.Has(edge.B, third)));

    /// <summary>
    /// The correlation of the degrees at the two ends of an edge, over all edges and both directions (M. Newman, "Assortative Mixing in Networks", 2002).
    /// Below 0, who knows many knows those who know few.
    /// </summary>
    /// <returns>In [−1, 1]; NaN, where all degrees are equal.</returns>
    public static double Assortativity(Graph graph)
    {
        var degrees = Degrees(graph);
        double[] ends = [.. graph.Edges.SelectMany(edge => new double[] { degrees[edge.A], degrees[edge.B] })];
        var mean = ends.Average();
        var covariance = graph.Edges.Average(edge => (degrees[edge.A] - mean) * (degrees[edge.B] - mean));
        return covariance / ends.Average(degree => (degree - mean) * (degree - mean));
    }

    /// <summary>The share of a graph's edges that another one of the same nodes has as well: 1 for the same graph.</summary>
    public static double EdgeOverlap(Graph graph, Graph other) =>
        graph.Edges.Average(edge => other.Has(edge.A, edge.B) ? 1.0 : 0);

    /// <summary>The mean number of steps on the shortest way between two nodes, over all pairs between which there is one.</summary>
    public static double PathLength(Graph graph)
    {
        return Enumerable.Range(0, graph.Nodes).SelectMany(root =>
        {
            var (parents, order) = graph.BreadthFirst(root);
            var steps = new int[graph.Nodes];
            foreach (var node in order.Skip(1)) steps[node] = steps[parents[node]] + 1;
            return order.Skip(1).Select(node => steps[node]);
        }).Average();
    }

    /// <summary>How far apart two graphs' degrees are: the mean difference of the two lists, each in order, node by node. 0 for equal lists.</summary>
    /// <param name="graph">N nodes.</param>
    /// <param name="other">As many.</param>
    public static double DegreeDistance(Graph graph, Graph other) =>
        Degrees(graph).Order().Zip(Degrees(other).Order(), (one, two) => Math.Abs(one - two)).Average();
}
