using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class LaplacianPyramidTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Collapsed_it_is_the_image_again(int levels)
    {
        manual_seed(0);
        var images = randn(2, 3, 28, 20);
        (LaplacianPyramid.Collapse(LaplacianPyramid.Of(images, levels)) - images).abs().max().item<float>().ShouldBeLessThan(1e-5f);
    }

    [Fact]
    public void Each_level_has_half_the_side() =>
        LaplacianPyramid.Of(zeros(2, 1, 28, 28)).Select(level => level.shape).ShouldBe([[2, 1, 28, 28], [2, 1, 14, 14], [2, 1, 7, 7]]);

    [Fact]
    public void A_level_is_what_the_one_above_does_not_tell()
    {
        manual_seed(0);
        var images = randn(1, 2, 16, 16);
        var levels = LaplacianPyramid.Of(images, 2);
        (LaplacianPyramid.Up(levels[1]) + levels[0] - images).abs().max().item<float>().ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public void A_grey_sheet_has_no_details_and_stays_grey()
    {
        var levels = LaplacianPyramid.Of(full(1, 1, 16, 16, 0.7f));
        levels.SkipLast(1).ShouldAllBe(level => level.abs().max().item<float>() < 1e-6);
        (levels[^1] - 0.7f).abs().max().item<float>().ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public void Only_the_finest_level_sees_a_chessboard()
    {
        var place = arange(28).to_type(ScalarType.Float32);
        var board = ((place.unsqueeze(1) + place) % 2).view(1, 1, 28, 28) - 0.5;
        var levels = LaplacianPyramid.Of(board);
        levels[0].std().item<float>().ShouldBe(0.5f, 0.01f);
        levels.Skip(1).ShouldAllBe(level => level.abs().max().item<float>() < 1e-6);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(8)]
    public void A_side_that_cannot_be_halved_is_refused(long side) =>
        Should.Throw<ArgumentException>(() => LaplacianPyramid.Of(zeros(1, 1, side, side))).Message.ShouldContain("cannot be halved 2 times");
}
