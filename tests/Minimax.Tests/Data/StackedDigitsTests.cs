using Minimax.Data;
using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class StackedDigitsTests
{
    [Fact]
    public void A_step_has_its_own_pictures_each_of_three_digits_of_the_set()
    {
        using var digits = Constant(0, 51, 255);
        var data = new StackedDigits(digits, 500, seed: 1);
        data[3].shape.ShouldBe([500L, 3, 14, 14]);
        data[3].Equals(new StackedDigits(digits, 500, seed: 1)[3]).ShouldBeTrue();
        data[3].Equals(data[4]).ShouldBeFalse();
        var tones = data[3].mean([2, 3]);                                       // (500, 3): −1, −0.6 or 1, each as often
        foreach (var tone in new[] { -1f, -0.6f, 1 })
            (tones - tone).abs().lt(1e-5).to_type(ScalarType.Float32).mean().item<float>().ShouldBe(1 / 3f, 0.05f);
        ((tones.select(1, 0) - tones.select(1, 1)).abs().lt(1e-5).to_type(ScalarType.Float32).mean().item<float>()).ShouldBe(1 / 3f, 0.08f); // independent
    }

    [Fact]
    public void Modes_are_the_digits_that_a_referee_reads_and_counted_in_nats_from_even()
    {
        using var digits = Constant(0, 255);
        var referee = Referee.Train(digits, steps: 60);                         // black is 0, white is 1: eight modes
        var (black, white) = (full([1, 1, 14, 14], -1f), ones(1, 1, 14, 14));
        var picture = cat([black, white, white], 1);                            // mode 011
        var one = StackedModes.Of(referee, picture.expand(4, -1, -1, -1));
        one.Counts.ShouldBe([0L, 0, 0, 4, 0, 0, 0, 0]);
        one.Covered.ShouldBe(1);
        one.Divergence.ShouldBe(Math.Log(8), 1e-5);
        var two = StackedModes.Of(referee, cat([picture, picture, picture, cat([white, black, black], 1)]));
        two.Counts.ShouldBe([0L, 0, 0, 3, 1, 0, 0, 0]);
        two.Divergence.ShouldBe((0.75 * Math.Log(6)) + (0.25 * Math.Log(2)), 1e-5);
        Should.Throw<ArgumentException>(() => StackedModes.Of(referee, black)).Message.ShouldStartWith("Stacked digits are (N, 3, H, W), not (1, 1, 14, 14)");
    }

    private static ImageSet Constant(params int[] tones)
    {
        var images = tensor(tones.Select(tone => (byte)tone).ToArray()).view(-1, 1, 1, 1).repeat(100, 1, 14, 14);
        return new ImageSet("tones", images, arange(tones.Length).repeat(100), [.. tones.Select(tone => $"{tone}")]);
    }
}
