using Minimax.Data;

namespace Minimax.Metrics;

/// <summary>Numbers that say what kind of graph a graph is.</summary>
public static class GraphStatistics
{
    /// <summary>Each node's number of neighbours.</summary>
    public static IReadOnlyList<int> Degrees(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return [.. Enumerable.Range(0, graph.Nodes).Select(node => graph.Neighbours(node).Count)];
    }

    /// <summary>How many triples of nodes all have edges with each other.</summary>
    public static int Triangles(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Edges.Sum(edge => graph.Neighbours(edge.A).Count(third => third > edge.B && graph.Has(edge.B, third)));
    }

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
}
