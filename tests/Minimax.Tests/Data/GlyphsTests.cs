using System.Diagnostics;
using System.Security.Cryptography;
using Minimax.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

[Collection(nameof(Alone))]
public sealed class GlyphsTests
{
    [Theory]
    [InlineData(28)]
    [InlineData(32)]
    public void Glyphs_have_mnists_shape_and_every_digit_equally_often(int size)
    {
        using var set = Glyphs.Draw(200, seed: 1, size);
        set.Images.shape.ShouldBe([200L, 1, size, size]);
        set.Labels.bincount(null).data<long>().ToArray().ShouldBe(Enumerable.Repeat(20L, 10));
    }

    [Fact]
    public void An_image_depends_on_its_seed_and_number_alone()
    {
        using var few = Glyphs.Draw(30, seed: 1);
        using var many = Glyphs.Draw(60, seed: 1);
        using var other = Glyphs.Draw(30, seed: 2);
        var bytes = few.Images.data<byte>().ToArray();

        many.Images.narrow(0, 0, 30).data<byte>().ToArray().ShouldBe(bytes);
        other.Images.data<byte>().ToArray().ShouldNotBe(bytes);
    }

    [Fact]
    public void Ten_thousand_are_drawn_within_three_seconds_of_two_cores()
    {
        Glyphs.Draw(100, seed: 1).Dispose();
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        Glyphs.Draw(10_000, seed: 2).Dispose();
        process.Refresh();
        (process.TotalProcessorTime - before).TotalSeconds.ShouldBeLessThan(6);
    }

    [Fact]
    public void Ink_lies_in_the_middle_and_keeps_off_the_edge()
    {
        using var set = Glyphs.Draw(1000, seed: 3);
        var mean = set.Images.to(ScalarType.Float32).mean([0, 1]); // (28, 28)

        mean.mean().item<float>().ShouldBeInRange(20f, 50f); // MNIST: 33
        mean[14].mean().item<float>().ShouldBeGreaterThan(5 * mean[1].mean().item<float>());
        mean[0].max().item<float>().ShouldBeLessThan(10f);
    }

    [Fact]
    public void Digits_are_told_apart_by_their_nearest_neighbours()
    {
        using var train = Glyphs.Draw(2000, seed: 1);
        using var test = Glyphs.Draw(500, seed: 2);
        var distances = cdist(Flat(test), Flat(train)); // (500, 2000)
        var found = train.Labels.index_select(0, distances.argmin(1));
        found.eq(test.Labels).sum().item<long>().ShouldBeInRange(425, 500); // real MNIST at this size: about 90 %
    }

    [Fact]
    public void Images_of_one_digit_differ_as_handwriting_does()
    {
        using var set = Glyphs.Draw(500, seed: 4);
        var threes = Flat(set).index_select(0, arange(3, 500, 10, ScalarType.Int64)); // (50, 784)
        (cdist(threes, threes) + (1000 * eye(50))).min().item<float>().ShouldBeGreaterThan(1.5f); // of 28 at most
    }

    [Theory]
    [InlineData(28, "678bdf80092036ab7aed00a43352197f8710824b6e0c4499d0066b47fbf10db7")]
    [InlineData(32, "7bde364ea49d855dcc84d88058d95c8be19e852c058298bcffbaae9002ac7141")]
    public void The_pictures_are_pinned_to_the_bit(int size, string sha256)
    {
        using var set = Glyphs.Draw(100, seed: 1, size);
        Convert.ToHexStringLower(SHA256.HashData(set.Images.data<byte>().ToArray())).ShouldBe(sha256);
    }

    private static Tensor Flat(ImageSet set) => set.Images.flatten(1).to(ScalarType.Float32) / 255;
}
