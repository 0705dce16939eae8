using Minimax.Data;
using Minimax.Metrics;

namespace Minimax.Tests.Data.Graphs;

public sealed class GraphTests
{
    [Fact]
    public void The_karate_club_is_the_one_that_everybody_knows()
    {
        var club = KarateClub.Load();
        var degrees = GraphStatistics.Degrees(club);

        (club.Nodes, club.Edges.Count).ShouldBe((34, 78));
        (degrees[0], degrees[33], degrees[32], degrees[2], degrees[11]).ShouldBe((16, 17, 12, 10, 1));
        GraphStatistics.Triangles(club).ShouldBe(45);
        GraphStatistics.Assortativity(club).ShouldBe(-0.47561, 1e-5);
        (KarateClub.Clubs[0], KarateClub.Clubs[33], KarateClub.Clubs.Count(one => one == 0)).ShouldBe((0, 1, 17));
    }

    [Fact]
    public void A_search_gives_each_node_a_parent_that_is_one_step_nearer()
    {
        var (parents, order) = new Graph(6, [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]).BreadthFirst(0);
        parents.ShouldBe([0, 0, 0, 1, 3, -1]);
        order.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 3)]
    [InlineData(-1, 0)]
    public void An_edge_that_is_none_is_refused(int a, int b) => Should.Throw<ArgumentException>(() => new Graph(3, [(a, b)])).Message.ShouldContain("is no edge of a graph of 3 nodes");

    [Fact]
    public void An_edge_that_is_there_twice_is_refused() => Should.Throw<ArgumentException>(() => new Graph(3, [(0, 1), (1, 0)])).Message.ShouldContain("(0, 1) is there twice");

    [Fact]
    public void Hidden_edges_are_edges_and_leave_no_node_alone()
    {
        var graph = new BlockModel(3, 10, 0.4, 0.05).Draw(7);
        var (known, hidden) = graph.Hide(0.3, 1);

        hidden.Count.ShouldBe((int)Math.Ceiling(0.3 * graph.Edges.Count));
        known.Edges.Concat(hidden).Order().ShouldBe(graph.Edges);
        for (var node = 0; node < graph.Nodes; node++) (known.Neighbours(node).Count > 0).ShouldBe(graph.Neighbours(node).Count > 0);
    }

    [Fact]
    public void A_block_model_has_as_many_edges_as_its_coins_say()
    {
        var model = new BlockModel(4, 25, 0.3, 0.02); // 4 · 300 pairs within, 3,750 between
        var edges = Enumerable.Range(1, 20).Select(seed => model.Draw((ulong)seed)).SelectMany(graph => graph.Edges).ToList();
        edges.Count(edge => model.BlockOf(edge.A) == model.BlockOf(edge.B)).ShouldBeInRange(6900, 7500); // four standard deviations
        edges.Count(edge => model.BlockOf(edge.A) != model.BlockOf(edge.B)).ShouldBeInRange(1340, 1660);
    }

    [Fact]
    public void A_pair_that_is_above_half_of_the_others_counts_for_half()
    {
        AreaUnderCurve.Of([2, 3], [1, 2.5]).ShouldBe(0.75);
        AreaUnderCurve.Of([1], [1]).ShouldBe(0.5);
        AreaUnderCurve.Of([1, double.NaN], [0]).ShouldBe(double.NaN);
        Should.Throw<ArgumentException>(() => AreaUnderCurve.Of([], [1]));
    }

    [Fact]
    public void All_scores_above_all_others_are_one_and_their_negatives_zero()
    {
        var random = new SplitMix64(1);
        double[] high = [.. Enumerable.Range(0, 50).Select(_ => random.Uniform(1, 2))], low = [.. Enumerable.Range(0, 70).Select(_ => random.Uniform())];
        AreaUnderCurve.Of(high, low).ShouldBe(1);
        AreaUnderCurve.Of([.. high.Select(x => -x)], [.. low.Select(x => -x)]).ShouldBe(0);
    }
}
