using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The game of Bad GAN: Dai et al., "Good Semi-supervised Learning That Requires a Bad GAN" (arXiv 1705.09783), section 5. D plays
/// <see cref="ClassesPlusOne"/>, and must be decided about the data besides; G matches features, but its samples spread out and stay off
/// the dense places of the data, so that they fill what lies between the classes: their complement.
/// </summary>
/// <param name="game">The game on the logit of "real".</param>
/// <param name="density">Where the data is dense.</param>
public sealed class ComplementGame(IObjective game, LowDensity density) : IGame
{
    private readonly ClassesPlusOne classes = new(game);

    /// <summary>What it costs D to be undecided about an unlabelled example.</summary>
    public double EntropyWeight { get; init; } = 1;

    /// <summary>How much the pull-away term counts, the stand-in for minus the entropy of the samples.</summary>
    public double PullAwayWeight { get; init; } = 1;

    /// <summary>How much the samples pay for lying where the data is dense.</summary>
    public double DensityWeight { get; init; } = 1;

    /// <summary>
    /// What <see cref="ClassesPlusOne"/>'s D ascends, + E_x Σ_k p(k|x) log p(k|x) (equation 6). Without that, D may call an image real and
    /// still be undecided between its classes, so that the boundary may run through the data.
    /// </summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) =>
        classes.DiscriminatorAscends(real.Scores, fake.Scores) - (EntropyWeight * Entropy.Conditional(real.Scores));

    /// <summary>‖E f(x) − E f(G(z))‖² − H(p_G) + E log p(G(z)) · 1[p(G(z)) > ε], equation 5, with <see cref="PullAway"/> for −H(p_G).</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake)
    {
        var onFake = fake.Features;                                                     // (B, features)
        return FeatureMatching.Distance(real.Features, onFake)
            + (PullAwayWeight * PullAway.Of(onFake))
            + (DensityWeight * density.Penalty(fake.Examples));
    }
}
