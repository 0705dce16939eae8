namespace Minimax.Steps;

/// <summary>How much each term of WESPE counts, beside the content, whose weight is 1. The paper's images and features are of other sizes, and so are its weights.</summary>
public sealed record WespeWeights
{
    /// <summary>Of the judge of colours.</summary>
    public double Colour { get; init; } = 0.05;

    /// <summary>Of the judge of texture.</summary>
    public double Texture { get; init; } = 0.05;

    /// <summary>Of the <see cref="Objectives.TotalVariation"/>.</summary>
    public double Variation { get; init; } = 0.1;
}
