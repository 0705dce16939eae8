using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// Two half circles of radius 1 that reach into each other, one for each class: no line separates them, and two labels are enough for
/// whoever sees the shape.
/// </summary>
/// <param name="noise">Standard deviation around the half circles.</param>
public sealed class TwoMoons(double noise = 0.1) : ToyDensity("two moons", 2)
{
    /// <summary>Points (count, 2) and the moon, 0 or 1, that each was drawn from, (count) int64; as even as can be.</summary>
    public (Tensor Points, Tensor Labels) SampleLabelled(int count, ulong seed)
    {
        var random = SplitMix64.Stream(seed, 0);
        var points = new float[2 * count];
        for (var i = 0; i < count; i++) Draw(random, points.AsSpan(2 * i, 2), moon: i % 2);
        return (tensor(points, [count, 2]), tensor(Enumerable.Range(0, count).Select(i => i % 2L).ToArray()));
    }

    /// <inheritdoc/>
    protected override void Draw(SplitMix64 random, Span<float> point) => Draw(random, point, random.Below(2));

    private void Draw(SplitMix64 random, Span<float> point, int moon)
    {
        var (y, x) = Math.SinCos(Math.PI * random.Uniform());
        if (moon == 1) (x, y) = (1 - x, 0.5 - y);
        point[0] = (float)(x + (noise * random.Normal()));
        point[1] = (float)(y + (noise * random.Normal()));
    }
}
