using Minimax.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Layers;

public sealed class SpatialDropoutTests
{
    [Fact]
    public void The_windows_are_all_squares_row_by_row()
    {
        var windows = SpatialDropout.Windows(3, 2);
        windows.shape.ShouldBe([4, 9]);
        windows[0].data<float>().ToArray().ShouldBe([1f, 1, 0, 1, 1, 0, 0, 0, 0]);
        windows[1].data<float>().ToArray().ShouldBe([0f, 1, 1, 0, 1, 1, 0, 0, 0]);
        windows[2].data<float>().ToArray().ShouldBe([0f, 0, 0, 1, 1, 0, 1, 1, 0]);
        SpatialDropout.Windows(7, 3).sum([1L]).eq(9).all().item<bool>().ShouldBeTrue();
        SpatialDropout.Windows(3, 1).Equals(eye(9)).ShouldBeTrue();
    }

    [Fact]
    public void A_window_hides_the_same_bins_of_every_map()
    {
        var features = arange(1, 19, ScalarType.Float32).view(1, 18);               // two maps of 3×3
        var seen = SpatialDropout.Apply(features, SpatialDropout.Windows(3, 2).narrow(0, 3, 1));
        seen.data<float>().ToArray().ShouldBe([1f, 2, 3, 4, 0, 0, 7, 0, 0, 10, 11, 12, 13, 0, 0, 16, 0, 0]);
    }

    [Fact]
    public void The_loss_behind_each_window_is_that_of_features_without_it()
    {
        var (features, windows) = (Peer.Fill(0.2, 0, 1, 4, 2 * 9), SpatialDropout.Windows(3, 2));
        var found = SpatialDropout.Losses(x => x.sum(1), features, windows);        // what is hidden is missing in the sum
        found.shape.ShouldBe([4, 4]);
        var expected = features.sum(1, keepdim: true) - features.view(4, 2, 9).sum(1).matmul(windows.transpose(0, 1));
        found.allclose(expected, 1e-5, 1e-5).ShouldBeTrue();
    }
}
