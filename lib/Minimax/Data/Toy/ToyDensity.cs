using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>A distribution in one or two dimensions that a small GAN can learn in seconds, and that one can look at.</summary>
public abstract class ToyDensity(string name, int dimensions)
{
    /// <summary>What a chart calls it.</summary>
    public string Name { get; } = name;

    /// <summary>D, the dimensions of a point.</summary>
    public int Dimensions { get; } = dimensions;

    /// <summary>
    /// Draws points, (count, D) float32. The same seed and step give the same points on every machine: give a training run one seed, and
    /// each of its steps its number.
    /// </summary>
    public Tensor Sample(int count, ulong seed, long step = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var random = SplitMix64.Stream(seed, (ulong)step);
        var points = new float[count * Dimensions];
        for (var i = 0; i < count; i++) Draw(random, points.AsSpan(i * Dimensions, Dimensions));
        return tensor(points, [count, Dimensions]);
    }

    /// <summary>Draws one point.</summary>
    protected abstract void Draw(SplitMix64 random, Span<float> point);
}
