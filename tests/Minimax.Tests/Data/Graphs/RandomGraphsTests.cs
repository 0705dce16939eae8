using Minimax.Data;
using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data.Graphs;

public sealed class RandomGraphsTests
{
    private static readonly Graph Club = KarateClub.Load();

    [Fact]
    public void Erdos_and_Renyis_has_so_many_edges_and_every_pair_is_as_likely()
    {
        var graphs = Enumerable.Range(1, 600).Select(seed => RandomGraphs.ErdosRenyi(6, 5, (ulong)seed)).ToList();

        graphs.ShouldAllBe(graph => graph.Edges.Count == 5);
        foreach (var (a, b) in new Graph(6, []).NonEdges()) (graphs.Count(graph => graph.Has(a, b)) / 600.0).ShouldBe(5 / 15.0, 0.1); // five standard deviations
    }

    [Fact]
    public void The_configuration_model_keeps_every_degree_and_little_else()
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var mixed = RandomGraphs.SameDegrees(Club, seed);
            GraphStatistics.Degrees(mixed).ShouldBe(GraphStatistics.Degrees(Club));
            GraphStatistics.EdgeOverlap(Club, mixed).ShouldBeLessThan(0.6);
        }
    }

    [Fact]
    public void The_configuration_model_reaches_every_graph_of_its_degrees_as_often()
    {
        // Four nodes in a ring: the degrees are 2, 2, 2, 2, and there are three such rings.
        var ring = new Graph(4, [(0, 1), (1, 2), (2, 3), (0, 3)]);
        var opposite = Enumerable.Range(1, 600).Select(seed => RandomGraphs.SameDegrees(ring, (ulong)seed)).Select(graph => Enumerable.Range(1, 3).Single(node => !graph.Has(0, node))).ToList();
        for (var node = 1; node <= 3; node++) (opposite.Count(one => one == node) / 600.0).ShouldBe(1 / 3.0, 0.1);
    }

    [Fact]
    public void An_assembled_graph_has_the_edges_that_the_scores_allow_and_leaves_nobody_alone()
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var scores = Club.Adjacency();
            scores[0, 16] = scores[16, 0] = tensor(1f); // one pair that has no edge
            var some = RandomGraphs.Assembled(scores, 60, seed);

            some.Edges.Count.ShouldBe(60);
            some.Edges.ShouldAllBe(edge => Club.Has(edge.A, edge.B) || (edge.A == 0 && edge.B == 16));
            GraphStatistics.Degrees(some).Min().ShouldBeGreaterThan(0);
            RandomGraphs.Assembled(scores, 500, seed).Edges.Count.ShouldBe(79);
        }
    }

    [Fact]
    public void An_edge_is_as_likely_as_its_score_says()
    {
        // Four pairs in a ring.
        var scores = zeros(4, 4);
        foreach (var (a, b, score) in new[] { (0, 1, 5f), (2, 3, 5f), (0, 2, 9f), (1, 3, 1f) }) scores[a, b] = scores[b, a] = tensor(score);
        var graphs = Enumerable.Range(1, 2000).Select(seed => RandomGraphs.Assembled(scores, 1, (ulong)seed)).ToList();

        // One edge: a node by chance draws. P(0, 2) = ¼ (9/14 + 9/14), since only 0 and 2 have it.
        (graphs.Count(graph => graph.Has(0, 2)) / 2000.0).ShouldBe(9 / 28.0, 0.05);
        (graphs.Count(graph => graph.Has(1, 3)) / 2000.0).ShouldBe((1 / 6.0 + 1 / 6.0) / 4, 0.05);
    }
}
