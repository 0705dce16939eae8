using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class StructuralSimilarityTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(3, 3)]
    public void An_image_is_like_itself(int scales, int channels)
    {
        manual_seed(0);
        var images = (rand(4, channels, 28, 28) * 2) - 1;
        (StructuralSimilarity.Of(images, images, scales) - 1).abs().max().item<double>().ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Of_two_grey_sheets_only_the_luminance_speaks() // SSIM of 0.2 and 0.6: (2 · 0.12 + 1e-4) / (0.04 + 0.36 + 1e-4)
    {
        var (dark, light) = (full(1, 1, 28, 28, (2 * 0.2f) - 1), full(1, 1, 28, 28, (2 * 0.6f) - 1));
        StructuralSimilarity.Of(dark, light, scales: 1).item<double>().ShouldBe(0.2401 / 0.4001, 1e-5);
    }

    [Fact]
    public void A_negative_has_no_similarity()
    {
        manual_seed(1);
        var images = (rand(3, 1, 28, 28) * 2) - 1;
        StructuralSimilarity.Of(images, -images).max().item<double>().ShouldBe(0);
    }

    [Fact]
    public void Noise_takes_some_away_and_more_noise_more()
    {
        manual_seed(2);
        var (image, noise) = (rand(1, 1, 28, 28) - 0.5, randn(1, 1, 28, 28));
        double With(double amount) => StructuralSimilarity.Of(image, image + (amount * noise)).item<double>();
        With(0.1).ShouldBeLessThan(1);
        With(0.3).ShouldBeLessThan(With(0.1));
    }

    [Fact]
    public void Each_pair_has_the_similarity_that_it_has_alone() // many are compared in parts
    {
        manual_seed(5);
        var (first, second) = (rand(9, 3, 64, 64), rand(9, 3, 64, 64));
        var alone = cat([.. Enumerable.Range(0, 9).Select(i => StructuralSimilarity.Of(first[i..(i + 1)], second[i..(i + 1)]))]);
        StructuralSimilarity.Of(first, second).Equals(alone).ShouldBeTrue();
    }

    [Fact]
    public void Within_a_class_that_repeats_itself_it_is_1_and_classes_of_one_image_have_none()
    {
        manual_seed(3);
        var images = (cat([rand(1, 1, 28, 28).expand(5, -1, -1, -1), rand(6, 1, 28, 28)]) * 2) - 1;
        var found = StructuralSimilarity.WithinClasses(images, tensor(new long[] { 4, 4, 4, 4, 4, 7, 7, 7, 7, 7, 9 }), pairs: 20);
        found.Keys.Order().ShouldBe([4L, 7L]);
        found[4].ShouldBe(1, 1e-9);
        found[7].ShouldBeLessThan(0.5);
    }

    [Fact]
    public void The_pairs_follow_from_the_seed()
    {
        manual_seed(4);
        var (images, classes) = (rand(20, 1, 28, 28), zeros(20, ScalarType.Int64));
        double Seeded(ulong seed) => StructuralSimilarity.WithinClasses(images, classes, pairs: 10, seed: seed)[0];
        Seeded(1).ShouldBe(Seeded(1));
        Seeded(1).ShouldNotBe(Seeded(2));
    }

    [Fact]
    public void Images_of_two_shapes_are_refused() => Should.Throw<ArgumentException>(() => StructuralSimilarity.Of(zeros(1, 1, 28, 28), zeros(2, 1, 28, 28)));

    [Fact]
    public void Six_scales_are_refused() => Should.Throw<ArgumentOutOfRangeException>(() => StructuralSimilarity.Of(zeros(1, 1, 64, 64), zeros(1, 1, 64, 64), scales: 6));
}
