using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// Feature matching: Salimans et al., "Improved Techniques for Training GANs" (arXiv 1606.03498), section 3.1. D plays another game; G does
/// not have to fool D, only to leave no statistic by which D could tell: it descends the distance between what D sees on average in data
/// and in samples.
/// </summary>
/// <param name="game">What D plays.</param>
public sealed class FeatureMatching(IObjective game) : IGame
{
    /// <summary>What D ascends in the other game.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => game.DiscriminatorAscends(real.Scores, fake.Scores);

    /// <summary>‖E f(x) − E f(G(z))‖².</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => Distance(real.Features, fake.Features);

    public Tensor Activation(Tensor scores) => game.Activation(scores);

    /// <summary>‖E f(x) − E f(G(z))‖².</summary>
    /// <param name="real">(B, features) of data.</param>
    /// <param name="fake">(B, features) of samples.</param>
    /// <returns>A scalar, at least 0.</returns>
    public static Tensor Distance(Tensor real, Tensor fake) => (real.mean([0]) - fake.mean([0])).square().sum();
}
