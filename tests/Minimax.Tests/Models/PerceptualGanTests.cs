using Minimax.Layers;
using Minimax.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Models;

public sealed class PerceptualGanTests
{
    private const int Width = 2, Classes = 3, Fine = Width * 14 * 14, Coarse = 2 * Width * 7 * 7;

    [Fact]
    public void A_generator_that_says_nothing_leaves_the_features_and_their_labels_as_they_are()
    {
        var g = new PerceptualGan.Generator(Classes, Width);
        using var still = no_grad();
        foreach (var (name, weight) in g.named_parameters())
            if (name.StartsWith("layers.4.")) weight.zero_();
        var pairs = rand(5, Fine + Coarse + Classes);
        g.call(pairs).Equals(pairs.narrow(1, Fine, Coarse + Classes)).ShouldBeTrue(); // F + 0, and the label
    }

    [Fact]
    public void Neither_player_looks_at_the_label()
    {
        var g = new PerceptualGan.Generator(Classes, Width);
        var d = new PerceptualGan.Discriminator(new PerceptualGan.Detector(16, Classes, Width).Decision, Classes, Width);
        var (features, label, other) = (rand(4, Fine + Coarse), zeros(4, Classes), ones(4, Classes));
        var (one, two) = (g.call(Labelled.Join(features, label)), g.call(Labelled.Join(features, other)));
        one.narrow(1, 0, Coarse).Equals(two.narrow(1, 0, Coarse)).ShouldBeTrue();
        d.call(one).Equals(d.call(two)).ShouldBeTrue();
        d.call(one).shape.ShouldBe([4, 1 + Classes]);
    }

    [Fact]
    public void The_perception_branch_is_the_detectors_decision()
    {
        var detector = new PerceptualGan.Detector(16, Classes, Width);
        var d = new PerceptualGan.Discriminator(detector.Decision, Classes, Width);
        var boxes = tensor(new float[] { 8, 8, 8, 4, 5, 6 }).view(1, 2, 3).expand(3, -1, -1);
        var scenes = rand(3, 1, 16, 16);
        var (low, high) = detector.Seen(scenes, boxes);
        low.shape.ShouldBe([6, Fine]);
        high.shape.ShouldBe([6, Coarse]);
        detector.call(Labelled.Join(scenes, boxes.flatten(1))).allclose(detector.Decide(high)).ShouldBeTrue();
        d.call(Labelled.Join(high, zeros(6, Classes))).narrow(1, 1, Classes).allclose(detector.Decide(high)).ShouldBeTrue();
    }

    [Fact]
    public void What_is_seen_of_a_place_moves_with_it()
    {
        var detector = new PerceptualGan.Detector(64, Classes, Width);
        var scene = zeros(1, 1, 64, 64);                                                 // far from its border, where the layers see zeros
        scene.narrow(2, 24, 6).narrow(3, 24, 6).copy_(Peer.Fill(0.3, 0, 1, 1, 1, 6, 6));
        var (_, here) = detector.Seen(scene, tensor(new float[] { 27, 27, 8 }).view(1, 1, 3));
        var (_, there) = detector.Seen(scene.roll([4L, 8L], [2L, 3L]), tensor(new float[] { 35, 31, 8 }).view(1, 1, 3));
        (here - there).abs().max().item<float>().ShouldBeLessThan(1e-5f);
    }
}
