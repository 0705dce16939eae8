namespace Minimax.Data;

/// <summary>
/// A spiral of one and a half turns: the third toy set of Gulrajani et al., "Improved Training of Wasserstein GANs" (arXiv 1704.00028), section 3.2.
/// </summary>
/// <param name="noise">Standard deviation around the spiral, which reaches out to about 2.</param>
public sealed class SwissRoll(double noise = 0.033) : ToyDensity("Swiss roll", 2)
{
    private const double Scale = 7.5; // radians of the spiral that are one unit of length

    /// <inheritdoc/>
    protected override void Draw(SplitMix64 random, Span<float> point)
    {
        var angle = 1.5 * Math.PI * (1 + (2 * random.Uniform()));
        var (y, x) = Math.SinCos(angle);
        point[0] = (float)((x * angle / Scale) + (noise * random.Normal()));
        point[1] = (float)((y * angle / Scale) + (noise * random.Normal()));
    }
}
