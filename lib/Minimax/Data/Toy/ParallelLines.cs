namespace Minimax.Data;

/// <summary>
/// A line segment in the plane, (θ, u) with u ~ U[0, 1): example 1 of Arjovsky, Chintala and Bottou, "Wasserstein GAN" (arXiv 1701.07875). Two of
/// them with different θ have no point in common, and all their mass is |θ₁ − θ₂| apart.
/// </summary>
/// <param name="theta">θ: where the line crosses the first axis.</param>
public sealed class ParallelLines(double theta = 0) : ToyDensity($"line at {theta:0.##}", 2)
{
    /// <inheritdoc/>
    protected override void Draw(SplitMix64 random, Span<float> point) => (point[0], point[1]) = ((float)theta, (float)random.Uniform());
}
