using Minimax.Data;
using Minimax.Metrics;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class GraphGanTests
{
    [Fact]
    public void On_a_path_the_softmax_is_what_one_computes_by_hand()
    {
        var g = new GraphGan.Generator(new Graph(3, [(0, 1), (1, 2)]), 1);
        using (no_grad()) g.Vectors.copy_(tensor(new[] { 1f, 2f, -1f }).view(3, 1));

        // From 0 the walk must go to 1; there e² to go back, e⁻² to go on; from 2 it must go back.
        var back = Math.Exp(2) / (Math.Exp(2) + Math.Exp(-2));
        var p = g.call(tensor(new long[] { 0 })).exp().data<float>().ToArray();

        p[0].ShouldBe(0);
        p[1].ShouldBe((float)back, 1e-6f);
        p[2].ShouldBe((float)(1 - back), 1e-6f);
    }

    [Fact]
    public void It_adds_up_to_one_from_each_root_that_has_a_neighbour()
    {
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var graph = new BlockModel(3, 8, 0.5, 0.1).Draw(seed);
            manual_seed((long)seed);
            var g = new GraphGan.Generator(graph, 4);
            using (no_grad()) g.Vectors.mul_(10);
            var sums = g.call(arange(graph.Nodes)).exp().sum(1).data<float>().ToArray();
            foreach (var (node, sum) in sums.Index()) sum.ShouldBe(graph.Neighbours(node).Count > 0 ? 1 : 0, 1e-5f);
        }
    }

    [Fact]
    public void What_cannot_be_reached_is_never_named_and_spoils_no_gradient()
    {
        var g = new GraphGan.Generator(new Graph(5, [(0, 1), (1, 2)]), 2); // 3 and 4 are alone
        var log = g.call(arange(5));

        log[0].exp().data<float>().ToArray()[3..].ShouldBe([0f, 0f]);
        log[3].exp().sum().item<float>().ShouldBe(0);
        log[0].exp().square().sum().backward();
        g.Vectors.grad!.isfinite().all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void D_says_the_same_of_both_directions()
    {
        var d = new GraphGan.Discriminator(6, 3);
        var scores = d.call(tensor(new long[,] { { 1, 4 }, { 4, 1 } })).data<float>().ToArray();
        scores[0].ShouldBe(scores[1]);
        scores[0].ShouldBe(d.Vectors[1].dot(d.Vectors[4]).item<float>(), 1e-7f);
    }

    [Fact]
    public void Scores_by_linear_algebra_find_the_blocks_and_the_truth_is_not_beaten_by_much()
    {
        var model = new BlockModel(3, 20, 0.5, 0.02);
        var (known, hidden) = model.Draw(1).Hide(0.2, 2);
        var none = known.NonEdges().Except(hidden).ToList();
        var truth = Auc(model.Probability);
        truth.ShouldBeGreaterThan(0.85);
        Auc(Of(LinkScores.Spectral(known, 3))).ShouldBe(truth, 0.1);
        Auc(Of(LinkScores.RandomWalks(known, 3))).ShouldBe(truth, 0.1);

        double Auc(Func<int, int, double> score) =>
            AreaUnderCurve.Of([.. hidden.Select(pair => score(pair.A, pair.B))], [.. none.Select(pair => score(pair.A, pair.B))]);
        static Func<int, int, double> Of(Tensor scores) => (a, b) => scores[a, b].item<double>();
    }
}
