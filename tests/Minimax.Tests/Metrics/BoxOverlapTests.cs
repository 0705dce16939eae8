using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class BoxOverlapTests
{
    [Fact]
    public void It_is_the_shared_area_over_the_whole()
    {
        var truth = Boxes(10, 10, 4);
        var found = cat([Boxes(10, 10, 4), Boxes(12, 10, 4), Boxes(12, 12, 4), Boxes(10, 10, 2), Boxes(14, 10, 4), Boxes(30, 30, 4), Boxes(11, 10, 2)]);
        BoxOverlap.Of(found, truth).data<float>().ToArray().ShouldBe([1f, 0.33333f, 0.14286f, 0.25f, 0, 0, 0.25f], 1e-5f); // 8/24, 4/28, 4/16, …, 4/16
    }

    [Fact]
    public void It_does_not_matter_which_is_which()
    {
        var (a, b) = (Some(0.1), Some(0.6));
        var overlap = BoxOverlap.Of(a, b);
        overlap.allclose(BoxOverlap.Of(b, a), 1e-6, 1e-6).ShouldBeTrue();
        overlap.ge(0).logical_and(overlap.le(1)).all().item<bool>().ShouldBeTrue();

        static Tensor Some(double offset) => cat([Peer.Fill(offset, 0, 20, 40, 2), Peer.Fill(offset + 0.2, 1, 9, 40, 1)], 1);
    }

    [Fact]
    public void The_area_under_the_success_plot_is_the_mean_overlap()
    {
        var overlaps = Peer.Fill(0.35, 0, 1, 500);
        var area = Enumerable.Range(0, 1000).Average(i => BoxOverlap.Success(overlaps, (i + 0.5) / 1000));
        area.ShouldBe(overlaps.mean().item<float>(), 1e-3);
    }

    [Fact]
    public void Precision_counts_centres_within_so_many_pixels()
    {
        var truth = Boxes(10, 10, 4).expand(4, -1);
        var found = cat([Boxes(10, 10, 9), Boxes(13, 14, 4), Boxes(10, 15.1f, 4), Boxes(0, 0, 4)]);
        BoxOverlap.Precision(found, truth, 5).ShouldBe(0.5);
        BoxOverlap.Precision(found, truth, 4.9).ShouldBe(0.25);
    }

    private static Tensor Boxes(float x, float y, float side) => tensor(new[] { x, y, side }).view(1, 3);
}
