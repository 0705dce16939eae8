namespace Minimax.Data;

/// <summary>A spiral in the plane, one and a half turns with noise: a curved manifold of one dimension. The largest radius is about 2.</summary>
/// <param name="noise">Standard deviation around the spiral.</param>
public sealed class SwissRoll(double noise = 0.05) : ToyDensity("Swiss roll", 2)
{
    private const double Scale = 2 / (4.5 * Math.PI); // the spiral ends at angle 4.5π and radius 2

    /// <inheritdoc/>
    protected override void Draw(SplitMix64 random, Span<float> point)
    {
        var angle = 1.5 * Math.PI * (1 + (2 * random.Uniform()));
        point[0] = (float)((Scale * angle * Math.Cos(angle)) + (noise * random.Normal()));
        point[1] = (float)((Scale * angle * Math.Sin(angle)) + (noise * random.Normal()));
    }
}
