namespace Minimax.Steps;

/// <summary>How much each of the terms counts that E and G of an introspective network descend.</summary>
public sealed record IntrospectiveWeights
{
    /// <summary>Of the game: D should take samples and reconstructions for data.</summary>
    public double Game { get; init; } = 1;

    /// <summary>Of the mean of |x − x̂|: pixels lie in [-1, 1].</summary>
    public double Pixels { get; init; } = 10;

    /// <summary>Of the mean of (f(x) − f(x̂))², in D's features.</summary>
    public double Features { get; init; } = 1;

    /// <summary>Of KL(q(z|x) ‖ N(0, I)). A nat is small beside a mean over pixels.</summary>
    public double Divergence { get; init; } = 0.01;

    /// <summary>Of <see cref="Objectives.Orthogonality"/> of G's weights; 0 leaves them as they come.</summary>
    public double Orthogonal { get; init; }
}
