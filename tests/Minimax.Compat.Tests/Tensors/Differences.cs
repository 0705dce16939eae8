using static TorchSharp.torch;

namespace Minimax.Compat.Tests.Tensors;

/// <summary>Derivatives by central differences: what a gradient must agree with.</summary>
internal static class Differences
{
    const double Step = 1e-5;

    /// <summary>How fast a function changes with one element of a tensor of doubles.</summary>
    public static double Of(Tensor tensor, long[] place, Func<double> function)
    {
        var accessor = tensor.data<double>();
        var centre = accessor[place];
        accessor[place] = centre + Step;
        var above = function();
        accessor[place] = centre - Step;
        var below = function();
        accessor[place] = centre;
        return (above - below) / (2 * Step);
    }
}
