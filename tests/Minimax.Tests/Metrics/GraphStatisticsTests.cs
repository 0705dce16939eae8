using Minimax.Data;
using Minimax.Metrics;

namespace Minimax.Tests.Metrics;

public sealed class GraphStatisticsTests
{
    private static readonly Graph Path = new(4, [(0, 1), (1, 2), (2, 3)]), Star = new(4, [(0, 1), (0, 2), (0, 3)]);

    [Fact]
    public void A_path_and_a_star_have_what_one_counts_by_hand()
    {
        GraphStatistics.PathLength(Path).ShouldBe(10 / 6.0, 1e-12);     // 1, 1, 1, 2, 2, 3
        GraphStatistics.PathLength(Star).ShouldBe(1.5, 1e-12);          // 1, 1, 1, 2, 2, 2
        GraphStatistics.Assortativity(Star).ShouldBe(-1, 1e-12);
        GraphStatistics.Assortativity(Path).ShouldBe(-0.5, 1e-12);
        GraphStatistics.EdgeOverlap(Path, Star).ShouldBe(1 / 3.0, 1e-12);
        GraphStatistics.DegreeDistance(Path, Star).ShouldBe(0.5, 1e-12); // 1, 1, 2, 2 and 1, 1, 1, 3
    }

    [Fact]
    public void Ways_are_counted_only_where_there_are_some() =>
        GraphStatistics.PathLength(new Graph(5, [(0, 1), (2, 3)])).ShouldBe(1);

    [Fact]
    public void The_karate_clubs_ways_are_as_long_as_everybody_finds() =>
        GraphStatistics.PathLength(KarateClub.Load()).ShouldBe(2.4082, 1e-4);
}
