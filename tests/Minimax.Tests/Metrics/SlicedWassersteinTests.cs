using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class SlicedWassersteinTests
{
    [Fact]
    public void Along_one_direction_it_is_the_distance_on_the_line()
    {
        manual_seed(0);
        var (x, y, u) = (randn(60, 3), randn(60, 3) + 1, SlicedWasserstein.Directions(1, 3));
        SlicedWasserstein.Between(x, y, u).ShouldBe(WassersteinDistance.OnLine(x.matmul(u[0]), y.matmul(u[0])), 1e-5);
    }

    [Theory]
    [InlineData(2, 2 / Math.PI)]
    [InlineData(3, 0.5)]
    public void A_shift_costs_its_length_times_the_mean_of_a_coordinate(int dimensions, double mean) // E|u₁| on the circle and on the sphere
    {
        manual_seed(1);
        var (x, shift) = (randn(50, dimensions), cat([full(1, 3f), zeros(dimensions - 1)]));
        SlicedWasserstein.Between(x, x + shift, SlicedWasserstein.Directions(20_000, dimensions)).ShouldBe(3 * mean, 0.02);
    }

    [Fact]
    public void It_is_at_most_the_distance_itself()
    {
        manual_seed(2);
        var (x, y) = (randn(40, 5), 2 * randn(40, 5));
        SlicedWasserstein.Between(x, y, SlicedWasserstein.Directions(100, 5)).ShouldBeLessThan(WassersteinDistance.Between(x, y));
    }

    [Fact]
    public void Directions_have_length_1_and_are_the_same_for_a_seed()
    {
        var some = SlicedWasserstein.Directions(50, 7, seed: 3);
        (some.norm(1) - 1).abs().max().item<float>().ShouldBeLessThan(1e-6f);
        some.Equals(SlicedWasserstein.Directions(50, 7, seed: 3)).ShouldBeTrue();
        some.Equals(SlicedWasserstein.Directions(50, 7, seed: 4)).ShouldBeFalse();
        some.mean([0L]).norm().item<float>().ShouldBeLessThan(0.4f);
    }

    [Fact]
    public void A_set_has_no_distance_to_itself_and_whole_contrast_is_not_seen()
    {
        manual_seed(3);
        var images = randn(10, 1, 28, 28);
        SlicedWasserstein.OfImages(images, images).ShouldBe([0, 0, 0], 1e-9);
        SlicedWasserstein.OfImages(images, (images / 4) + 0.5).ShouldBe([0, 0, 0], 1e-4);
        SlicedWasserstein.OfImages(images, randn(10, 1, 28, 28))[0].ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void A_patch_is_seven_by_seven_pixels_of_its_image_normalised_with_the_others()
    {
        var images = arange(28 * 28).to_type(ScalarType.Float32).view(1, 1, 28, 28);
        var patches = SlicedWasserstein.Patches(images, 5);
        patches.shape.ShouldBe([5, 49]);
        patches.mean().item<float>().ShouldBe(0, 1e-5f);
        patches.std(unbiased: false).item<float>().ShouldBe(1, 1e-5f);
        var steps = patches[.., 1..] - patches[.., ..^1]; // one to the right is 1 brighter, the next row's first 22 brighter than the last
        (steps[0, 6] / steps[0, 0]).item<float>().ShouldBe(22, 0.01f);
    }

    [Fact]
    public void Clouds_of_different_sizes_are_refused() =>
        Should.Throw<ArgumentException>(() => SlicedWasserstein.Between(zeros(4, 2), zeros(5, 2), zeros(1, 2))).Message.ShouldContain("(4, 2), (5, 2) and (1, 2)");

    [Theory]
    [InlineData(16, 32, 3)] // of two sizes
    [InlineData(16, 16, 3)] // 4 pixels are no patch
    public void Images_of_different_sizes_and_levels_smaller_than_a_patch_are_refused(int side, int otherSide, int levels) =>
        Should.Throw<ArgumentException>(() => SlicedWasserstein.OfImages(zeros(2, 3, side, side), zeros(2, 3, otherSide, otherSide), levels))
            .Message.ShouldContain($"(2, 3, {side}, {side}) and (2, 3, {otherSide}, {otherSide})");
}
