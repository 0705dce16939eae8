using Minimax.Data;
using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class LabelPropagationTests
{
    [Fact]
    public void Two_labels_are_enough_for_two_moons()
    {
        var (points, labels) = new TwoMoons(noise: 0.05).SampleLabelled(400, seed: 1);
        var few = Labels(400, (0, labels[0].item<long>()), (1, labels[1].item<long>()));
        LabelPropagation.Classify(points, few, iterations: 500).eq(labels).to_type(ScalarType.Float32).mean().item<float>().ShouldBeGreaterThan(0.98f);
    }

    [Fact]
    public void A_chain_of_points_is_cut_in_the_middle_of_its_two_labelled_ends()
    {
        var chain = arange(10, ScalarType.Float32).view(10, 1);
        var labels = Labels(10, (0, 0), (9, 1));
        LabelPropagation.Classify(chain, labels, neighbours: 2).data<long>().ToArray().ShouldBe([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
    }

    [Fact]
    public void Labels_do_not_cross_to_another_island()
    {
        manual_seed(0);
        var islands = cat([randn(30, 3), randn(30, 3) + 100]);
        var labels = Labels(60, (3, 2), (40, 1));
        LabelPropagation.Classify(islands, labels, neighbours: 5).data<long>().ToArray().ShouldBe([.. Enumerable.Repeat(2L, 30), .. Enumerable.Repeat(1L, 30)]);
    }

    [Fact]
    public void Rows_that_do_not_fill_a_block_are_not_forgotten()
    {
        manual_seed(0);
        var points = randn(1003, 2) * 0.01 + (arange(1003).remainder(2).unsqueeze(1) * 5);
        var labels = Labels(1003, (0, 0), (1, 1));
        LabelPropagation.Classify(points, labels, iterations: 200).Equals(arange(1003).remainder(2)).ShouldBeTrue();
    }

    [Fact]
    public void A_point_far_from_all_others_takes_nobodys_class_away()
    {
        manual_seed(0);
        var crowd = cat([randn(200, 2), randn(200, 2) + 20, full([1, 2], 1000f)]);
        var classes = LabelPropagation.Classify(crowd, Labels(401, (0, 0), (200, 1)));
        classes[..200].eq(0).all().item<bool>().ShouldBeTrue();
        classes[200..400].eq(1).all().item<bool>().ShouldBeTrue(); // its neighbours are among these
    }

    [Fact]
    public void Too_few_points_for_the_neighbours_are_refused() =>
        Should.Throw<ArgumentException>(() => LabelPropagation.Classify(zeros(5, 2), zeros(5, ScalarType.Int64), neighbours: 5)).Message.ShouldContain("5 points");

    [Fact]
    public void Labels_of_other_points_are_refused() =>
        Should.Throw<ArgumentException>(() => LabelPropagation.Classify(zeros(50, 2), zeros(5, ScalarType.Int64))).Message.ShouldContain("5 labels for 50 points");

    private static Tensor Labels(int count, params (int Point, long Class)[] known)
    {
        var labels = new long[count];
        Array.Fill(labels, LabelPropagation.Unknown);
        foreach (var (point, label) in known) labels[point] = label;
        return tensor(labels);
    }
}
