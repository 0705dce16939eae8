using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

public sealed class DigitVideoTests
{
    private const int Length = 30;
    private static readonly ImageSet Digits = Glyphs.Draw(60, seed: 1);
    private static readonly DigitVideo Film = DigitVideo.Draw(Digits, Length, seed: 2);

    [Fact]
    public void A_seed_is_a_film()
    {
        DigitVideo.Draw(Digits, Length, seed: 2).Frames.Equals(Film.Frames).ShouldBeTrue();
        DigitVideo.Draw(Digits, Length, seed: 3).Frames.Equals(Film.Frames).ShouldBeFalse();
    }

    [Fact]
    public void The_digit_stays_in_the_picture_moves_grows_and_is_hidden_for_a_while()
    {
        Film.Frames.shape.ShouldBe([Length, 1, 64, 64]);
        Film.Frames.abs().max().item<float>().ShouldBeLessThanOrEqualTo(1);
        var (sides, centres) = (Film.Boxes.select(1, 2), Film.Boxes.narrow(1, 0, 2));
        sides.min().item<float>().ShouldBeGreaterThan(13);
        sides.max().item<float>().ShouldBeLessThan(24);
        (centres - 32).abs().max().item<float>().ShouldBeLessThanOrEqualTo(20);
        centres.diff(dim: 0).norm(1).max().item<float>().ShouldBeLessThan(9);    // less than half a digit a frame
        Film.Hidden[0].item<float>().ShouldBe(0);                                 // the first frame shows what is to be followed
        Film.Hidden.max().item<float>().ShouldBeGreaterThan(0.3f);
        Film.Hidden.eq(0).sum().item<long>().ShouldBeGreaterThan(Length / 4);
    }

    [Fact]
    public void What_is_in_the_box_is_the_same_digit_all_along()
    {
        var seen = Film.Hidden.eq(0).nonzero().squeeze(1);
        var patches = Minimax.Layers.RegionPool.Of(Film.Frames, Film.Boxes.unsqueeze(1), 10, 64).flatten(1).index_select(0, seen);
        var centred = patches - patches.mean([1L], keepdim: true);
        var rows = centred / centred.norm(1, keepdim: true);
        rows.matmul(rows[0]).min().item<float>().ShouldBeGreaterThan(0.4f);       // it turns, and others pass below it
    }
}
