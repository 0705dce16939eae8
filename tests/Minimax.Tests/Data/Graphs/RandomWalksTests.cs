using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data.Graphs;

public sealed class RandomWalksTests
{
    [Fact]
    public void Every_step_goes_along_an_edge_to_each_neighbour_as_often()
    {
        manual_seed(1);
        var graph = new Graph(4, [(0, 1), (0, 2), (0, 3), (2, 3)]);
        var nodes = RandomWalks.Draw(graph, 6000, 3).argmax(2).data<long>().ToArray().Chunk(3).ToList();

        nodes.ShouldAllBe(walk => graph.Has((int)walk[0], (int)walk[1]) && graph.Has((int)walk[1], (int)walk[2]));
        for (var first = 0; first < 4; first++) (nodes.Count(walk => walk[0] == first) / 6000.0).ShouldBe(0.25, 0.03); // five standard deviations
        var fromZero = nodes.Where(walk => walk[0] == 0).ToList();
        foreach (var next in new[] { 1, 2, 3 }) (fromZero.Count(walk => walk[1] == next) / (double)fromZero.Count).ShouldBe(1 / 3.0, 0.07);
    }

    [Fact]
    public void Scores_are_the_larger_count_of_both_directions_as_one_counts_by_hand()
    {
        var walks = nn.functional.one_hot(tensor(new long[,] { { 0, 1, 0, 1 }, { 2, 2, 1, 0 } }), 3).to_type(ScalarType.Float32);

        // 0 → 1 twice, 1 → 0 twice; 2 → 1 once; 2 → 2 is no edge.
        RandomWalks.Scores(walks).data<float>().ToArray().ShouldBe([0f, 2, 0, 2, 0, 1, 0, 1, 0]);
    }
}
