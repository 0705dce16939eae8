using Minimax.Data;
using Minimax.Metrics;
using Minimax.Models;
using Minimax.Tracking;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Tracking;

public sealed class TrackerTests
{
    private const int Length = 8;

    /// <summary>One digit on black, which goes two pixels to the right in each frame.</summary>
    private static readonly (Tensor Frames, Tensor Boxes) Walk = Walking();

    [Fact]
    public void TLD_follows_what_nothing_hides()
    {
        var found = new TldTracker().Track(Walk.Frames, Walk.Boxes[0]);
        found.shape.ShouldBe([Length, 3]);
        found[0].Equals(Walk.Boxes[0]).ShouldBeTrue();
        BoxOverlap.Of(found, Walk.Boxes).min().item<float>().ShouldBeGreaterThan(0.7f);
    }

    [Fact]
    public void TLD_finds_again_what_jumps_to_the_other_side()
    {
        var jump = cat([Walk.Frames[..4], Walk.Frames[..4].roll(30, 3)]);
        var boxes = cat([Walk.Boxes[..4], Walk.Boxes[..4] + tensor(new float[] { 30, 0, 0 })]);
        BoxOverlap.Of(new TldTracker().Track(jump, boxes[0]), boxes)[-1].item<float>().ShouldBeGreaterThan(0.5f);
    }

    [Fact]
    public void A_tracker_that_is_used_again_remembers_nothing()
    {
        var tracker = new TldTracker();
        var first = tracker.Track(Walk.Frames, Walk.Boxes[0]);
        tracker.Track(Walk.Frames, Walk.Boxes[0]).Equals(first).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Tracking_by_detection_follows_and_follows_from_its_seed(bool hides, bool isCostSensitive)
    {
        manual_seed(0);
        var tracker = new DetectionTracker(new PerceptualGan.Detector(64, 3, width: 4)) { Hides = hides, IsCostSensitive = isCostSensitive };
        var found = tracker.Track(Walk.Frames, Walk.Boxes[0], seed: 5);
        found.shape.ShouldBe([Length, 3]);
        found[0].Equals(Walk.Boxes[0]).ShouldBeTrue();
        BoxOverlap.Of(found, Walk.Boxes).mean().item<float>().ShouldBeGreaterThan(0.5f);
        tracker.Track(Walk.Frames, Walk.Boxes[0], seed: 5).Equals(found).ShouldBeTrue();
    }

    private static (Tensor, Tensor) Walking()
    {
        var digit = Glyphs.Draw(1, seed: 5).Images.narrow(2, 4, 20).narrow(3, 4, 20).to_type(ScalarType.Float32) / 127.5 - 1;
        var frames = full([Length, 1, 64, 64], -1f);
        for (var t = 0; t < Length; t++) frames[t].narrow(1, 20, 20).narrow(2, 4 + (2 * t), 20).copy_(digit[0]);
        var boxes = stack([(arange(Length) * 2) + 14f, full(Length, 30f), full(Length, 20f)], 1);
        return (frames, boxes);
    }
}
