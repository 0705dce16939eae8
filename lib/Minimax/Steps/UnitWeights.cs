namespace Minimax.Steps;

/// <summary>How much each term of UNIT counts beside the game (arXiv 1703.00848, section 3).</summary>
public sealed record UnitWeights
{
    /// <summary>Of the divergence from N(0, I) of the latents of images, and of translations: λ₁ and λ₃, over λ₀.</summary>
    public double Divergence { get; init; } = 0.01;

    /// <summary>Of L1 between an image and its reconstruction: λ₂ over λ₀.</summary>
    public double Rebuilt { get; init; } = 10;

    /// <summary>Of L1 between an image and what comes back from the other domain: λ₄ over λ₀.</summary>
    public double Cycle { get; init; } = 10;
}
