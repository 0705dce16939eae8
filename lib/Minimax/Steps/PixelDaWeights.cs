namespace Minimax.Steps;

/// <summary>How much each of the three terms of PixelDA counts (arXiv 1612.05424, equation 4).</summary>
public sealed record PixelDaWeights
{
    /// <summary>α, of the game, for G.</summary>
    public double Adversarial { get; init; } = 1;

    /// <summary>β, of the task's loss, for G. With 0 nobody asks G to keep what an image shows.</summary>
    public double Task { get; init; } = 1;

    /// <summary>γ, of the <see cref="Objectives.PairwiseSquaredError"/> where the source shows something. The paper uses it where it has masks.</summary>
    public double Content { get; init; }
}
