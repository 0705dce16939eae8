namespace Minimax.Data;

/// <summary>
/// Points (θ, z) with z uniform in [0, 1]: Example 1 of Arjovsky, Chintala and Bottou, Wasserstein GAN (arXiv:1701.07875). Two such
/// lines with different θ share no point, so their Jensen-Shannon divergence is ln 2 however near they are; their Wasserstein distance
/// is the distance between them. It has no density in the plane.
/// </summary>
/// <param name="theta">Where the line stands.</param>
public sealed class ParallelLines(double theta) : ToyDensity($"line at {theta}", 2)
{
    /// <summary>The first coordinate of every point.</summary>
    public double Theta { get; } = theta;

    /// <summary>W₁ = |θ - θ'|.</summary>
    public double WassersteinTo(ParallelLines other) => Math.Abs(Theta - other.Theta);

    /// <summary>JS = ln 2, or 0 where both are one line.</summary>
    public double JensenShannonTo(ParallelLines other) => Theta == other.Theta ? 0 : Math.Log(2);

    /// <inheritdoc/>
    protected override void Draw(SplitMix64 random, Span<float> point)
    {
        point[0] = (float)Theta;
        point[1] = (float)random.Uniform();
    }
}
