using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class DigitScenesTests
{
    private static readonly DigitScenes Scenes = DigitScenes.Draw(Glyphs.Draw(60, seed: 1), 40, seed: 2);

    [Fact]
    public void A_seed_is_a_set_of_scenes_and_a_longer_one_begins_the_same()
    {
        var again = DigitScenes.Draw(Glyphs.Draw(60, seed: 1), 50, seed: 2);
        again.Images.narrow(0, 0, 40).Equals(Scenes.Images).ShouldBeTrue();
        again.Boxes.narrow(0, 0, 40).Equals(Scenes.Boxes).ShouldBeTrue();
        DigitScenes.Draw(Glyphs.Draw(60, seed: 1), 40, seed: 3).Images.Equals(Scenes.Images).ShouldBeFalse();
    }

    [Fact]
    public void A_large_digit_two_small_ones_and_a_shred_lie_in_the_scene_and_apart()
    {
        Scenes.Images.shape.ShouldBe([40, 1, 64, 64]);
        Scenes.Images.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
        var sides = Scenes.Boxes.select(2, 2);
        Within(sides.select(1, 0), 20, 28);
        Within(sides.narrow(1, 1, 2), 7, 10);
        Within(Scenes.Boxes.narrow(2, 0, 2) - (sides.unsqueeze(2) / 2), 0, 64);
        Within(Scenes.Boxes.narrow(2, 0, 2) + (sides.unsqueeze(2) / 2), 0, 64);
        Scenes.Labels.select(1, 3).eq(DigitScenes.Nothing).all().item<bool>().ShouldBeTrue();
        Within(Scenes.Labels.narrow(1, 0, 3), 0, 9);
        for (var one = 0; one < 4; one++)
            for (var other = 0; other < one; other++)
            {
                var gap = (Scenes.Boxes.select(1, one) - Scenes.Boxes.select(1, other)).narrow(1, 0, 2).abs().amax([1L]);
                gap.ge((sides.select(1, one) + sides.select(1, other)) / 2).all().item<bool>().ShouldBeTrue();
            }

        static void Within(Tensor values, double low, double high) => values.ge(low).logical_and(values.le(high)).all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void A_box_holds_what_was_written_there()
    {
        var digit = Glyphs.Draw(1, seed: 5);
        var scene = DigitScenes.Draw(digit, 1, seed: 6);
        var (x, y, side) = ((int)Read(0), (int)Read(1), (int)Read(2));
        var found = scene.Images[0].narrow(1, y - (side / 2), side).narrow(2, x - (side / 2), side);
        var written = digit.Images.narrow(2, 4, 20).narrow(3, 4, 20).to_type(ScalarType.Float32) / 127.5 - 1;
        var expected = nn.functional.interpolate(written, size: [side, side], mode: InterpolationMode.Bilinear, align_corners: false)[0];
        (found - expected).abs().mean().item<float>().ShouldBeLessThan(0.12f); // the noise has a standard deviation of 0.1

        float Read(int number) => (float)Math.Floor(scene.Boxes[0, 0, number].item<float>());
    }
}
