using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// EBGAN: Zhao, Mathieu and LeCun, "Energy-based Generative Adversarial Networks" (arXiv 1609.03126), equations 1 and 2. D gives each
/// example an energy instead of a probability: low on data, at least a margin m on samples. No sample is pushed beyond the margin.
/// </summary>
/// <param name="margin">m: the energy from which on a sample is bad enough.</param>
/// <param name="pullAway">How much <see cref="PullAway"/> of D's features counts in G's loss; 0 leaves it out, the paper's EBGAN-PT takes 0.1.</param>
public sealed class EnergyBased(double margin, double pullAway = 0) : IGame
{
    /// <summary>−(E D(x) + E max(0, m − D(G(z)))), at most 0 for energies that are not negative.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => -(real.Scores.mean() + (margin - fake.Scores).clamp_min(0).mean());

    /// <summary>E D(G(z)), and the pulling-away term of the batch.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) =>
        pullAway == 0 ? fake.Scores.mean() : fake.Scores.mean() + (pullAway * PullAway.Of(fake.Features));
}
