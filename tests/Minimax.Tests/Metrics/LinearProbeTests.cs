using Minimax.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Metrics;

public sealed class LinearProbeTests
{
    [Fact]
    public void What_a_line_separates_is_learned_and_what_none_separates_is_not()
    {
        var corners = tensor(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var (or, xor) = (tensor(new long[] { 0, 1, 1, 1 }), tensor(new long[] { 0, 1, 1, 0 }));
        LinearProbe.Error((corners, or), (corners, or), 2, 0).ShouldBe(0);
        LinearProbe.Error((corners, xor), (corners, xor), 2, 0).ShouldBeGreaterThanOrEqualTo(0.25); // no line is right about more than three
    }

    [Fact]
    public void There_is_no_chance_in_it_and_the_scale_of_the_features_does_not_matter()
    {
        manual_seed(0);
        var (x, y) = (randn(200, 3, 2, 2), randint(0, 3, [200]));
        var first = LinearProbe.Error((x.narrow(0, 0, 100), y.narrow(0, 0, 100)), (x.narrow(0, 100, 100), y.narrow(0, 100, 100)), 3, 1e-3);
        var scaled = (x * 1000) + 5;
        LinearProbe.Error((scaled.narrow(0, 0, 100), y.narrow(0, 0, 100)), (scaled.narrow(0, 100, 100), y.narrow(0, 100, 100)), 3, 1e-3).ShouldBe(first);
    }
}
