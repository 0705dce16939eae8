namespace Minimax.Steps;

/// <summary>How much each of the terms of CVAE-GAN counts, that E and G descend. A conditional VAE, without a game, has the first two alone.</summary>
public sealed record CvaeGanWeights
{
    /// <summary>Of KL(q(z|x, c) ‖ N(0, I)).</summary>
    public double Divergence { get; init; } = 1;

    /// <summary>Of ½ ‖x − x̂‖²: pixels lie in [-1, 1], and a unit of noise on each is no harm.</summary>
    public double Pixels { get; init; } = 1;

    /// <summary>Of ½ ‖f(x) − f(x̂)‖² in the features of D and of C.</summary>
    public double Features { get; init; } = 0.02;

    /// <summary>Of the distance of mean features: between data and samples in D's, between those of each class in C's.</summary>
    public double Means { get; init; } = 0.2;
}
