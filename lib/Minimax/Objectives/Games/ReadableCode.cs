using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// What G was told is to be readable off its samples. D's first output plays another game; with the others, Q, it guesses the code c, and
/// both players gain by E log Q(c|x). With the labels of the data as well (<see cref="IsOnData"/>) it is the game of AC-GAN (Odena, Olah and
/// Shlens, arXiv 1610.09585, section 3), where the code is the class. Without labels it is that of InfoGAN (Chen et al., arXiv 1606.03657,
/// equation 6): with the constant H(c), E log Q(c|x) is a lower bound of the mutual information I(c; x).
/// </summary>
/// <remarks>
/// Data and samples are <see cref="Labelled"/>: the code is at the end of each. A continuous part of it has a Gaussian Q of fixed width.
/// </remarks>
/// <param name="game">What D's first output plays.</param>
/// <param name="classes">K, of the one class that a code begins with.</param>
/// <param name="continuous">How many numbers follow it.</param>
/// <param name="weight">λ: 1 in AC-GAN, and in InfoGAN for classes; less for numbers there.</param>
public sealed class ReadableCode(IObjective game, int classes, int continuous = 0, double weight = 1) : IGame
{
    private const double Sigma = 0.5; // of Q for a number from U(−1, 1), whose standard deviation is 0.58

    /// <summary>Whether D learns the codes of the data too.</summary>
    public bool IsOnData { get; init; }

    /// <summary>V + λ (E log Q(c|G(z, c)), and E log Q(c|x) if the data has labels).</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        var read = IsOnData ? Nats(real) + Nats(fake) : Nats(fake);
        return game.DiscriminatorAscends(First(real.Scores), First(fake.Scores)) - (weight * read);
    }

    /// <summary>G's own number in the game − λ E log Q(c|G(z, c)).</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => game.GeneratorDescends(First(fake.Scores)) + (weight * Nats(fake));

    public Tensor Activation(Tensor scores) => game.Activation(First(scores));

    /// <summary>−E log Q(c|x): the cross-entropy of the class, and for each number ½ ((c − μ)/σ)² + log σ√2π.</summary>
    /// <param name="guesses">(B, K + continuous): logits, then means μ.</param>
    /// <param name="code">(B, K + continuous): one-hot, then numbers.</param>
    /// <param name="classes">K.</param>
    /// <returns>A scalar, in nats.</returns>
    public static Tensor Nats(Tensor guesses, Tensor code, int classes)
    {
        var (count, logQ) = (code.shape[1] - classes, guesses.narrow(1, 0, classes).log_softmax(1));
        var nats = -(code.narrow(1, 0, classes) * logQ).sum(1).mean();
        if (count == 0) return nats;
        var miss = (Labelled.Last(code, count) - Labelled.Last(guesses, count)) / Sigma;
        return nats + (0.5 * miss.square().sum(1).mean()) + (count * Math.Log(Sigma * Math.Sqrt(2 * Math.PI)));
    }

    private Tensor Nats(Judged judged) => Nats(Labelled.Last(judged.Scores, classes + continuous), Labelled.Last(judged.Examples, classes + continuous), classes);

    private static Tensor First(Tensor scores) => scores.select(1, 0); // (B)
}
