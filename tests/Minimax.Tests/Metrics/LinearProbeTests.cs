using Minimax.Data;
using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class LinearProbeTests
{
    private static readonly byte[] Corners = [0, 0, 0, 255, 255, 0, 255, 255]; // of the unit square, as four images of two pixels

    [Fact]
    public void What_a_line_separates_is_learned_and_what_none_separates_is_not()
    {
        using var or = Set(Corners, 0, 1, 1, 1);
        using var xor = Set(Corners, 0, 1, 1, 0);
        LinearProbe.Error(x => x, or, or, 0).ShouldBe(0);
        LinearProbe.Error(x => x, xor, xor, 0).ShouldBeGreaterThanOrEqualTo(0.25);                          // no line is right about more than three
        LinearProbe.Error(x => x.flatten(1).prod(1, keepdim: true), xor, xor, 0).ShouldBe(0);              // the right feature does the work
    }

    [Fact]
    public void The_scale_of_the_features_does_not_matter_and_there_is_no_chance_in_it()
    {
        manual_seed(0);
        var bytes = randint(0, 256, [200, 1, 2, 3]).to_type(ScalarType.Byte);
        using var set = new ImageSet("noise", bytes, randint(0, 3, [200]), ["a", "b", "c"]);
        var error = LinearProbe.Error(x => x, set.Take(100), set, 1e-3);
        LinearProbe.Error(x => (x * 1024) + 4096, set.Take(100), set, 1e-3).ShouldBe(error, 0.0101); // but for what rounding does to a few
        LinearProbe.Error(x => x, set.Take(100), set, 1e-3).ShouldBe(error);
    }

    private static ImageSet Set(byte[] pixels, params long[] labels) =>
        new("corners", tensor(pixels, [labels.Length, 1, 1, 2], ScalarType.Byte), tensor(labels), ["no", "yes"]);
}
