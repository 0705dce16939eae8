using static TorchSharp.torch;

namespace Minimax.Compat.Tests;

static class TensorAssertions
{
    /// <summary>Same shape, and every element within <paramref name="tolerance"/> of the expected one, relative to it where that is larger than 1.</summary>
    public static void ShouldBe(this Tensor actual, Peer.Numbers expected, double tolerance, string what)
    {
        actual.shape.ShouldBe(expected.Shape, what);
        var found = actual.Numbers();
        for (var i = 0; i < found.Length; i++)
            found[i].ShouldBe(expected.Values[i], tolerance * Math.Max(1, Math.Abs(expected.Values[i])), $"{what}, element {i}");
    }

    /// <summary>The elements, row by row.</summary>
    public static double[] Numbers(this Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(float64).contiguous().data<double>().ToArray();
    }
}
