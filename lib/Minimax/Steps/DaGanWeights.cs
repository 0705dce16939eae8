namespace Minimax.Steps;

/// <summary>How much each term of DA-GAN in small counts beside the game of whole images, whose weight is 1. The weights are ours.</summary>
public sealed record DaGanWeights
{
    /// <summary>Of the game of what is left outside of the regions.</summary>
    public double Outside { get; init; } = 1;

    /// <summary>Of the share of the image that regions cover beyond what is <see cref="Free"/>: without a price they would cover all of it.</summary>
    public double Area { get; init; } = 2;

    /// <summary>The share of the image that costs nothing. If every pixel cost, regions would close before the judge of the outside has opened its eyes.</summary>
    public double Free { get; init; } = 0.05;

    /// <summary>L_sym: how little an image of the target may change.</summary>
    public double Symmetry { get; init; } = 0.2;
}
