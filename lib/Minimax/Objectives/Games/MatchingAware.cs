using Minimax.Layers;
using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A game about pictures and what is said of them, in which D is also shown real pictures with what was said of others, and has to refuse them: the
/// matching-aware discriminator of Reed et al., "Generative Adversarial Text to Image Synthesis" (arXiv 1605.05396), which StackGAN plays. Without
/// those, D need not read: a real picture is real, whatever is said of it.
/// </summary>
/// <param name="game">What is played for a pair.</param>
/// <param name="length">K: how many numbers at the end of a <see cref="Labelled"/> picture are the sentence.</param>
public sealed class MatchingAware(IObjective game, int length) : IGame
{
    /// <summary>E log D(x, t) + ½ E log(1 − D(x, t̂)) + ½ E log(1 − D(G(z, t), t)), where t̂ is the sentence of the batch's next picture.</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        var wrong = new Judged(Mismatched(real.Examples, length), real.Discriminator);
        return (game.DiscriminatorAscends(real.Scores, wrong.Scores) + game.DiscriminatorAscends(real.Scores, fake.Scores)) / 2;
    }

    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => game.GeneratorDescends(fake.Scores);

    /// <inheritdoc/>
    public Tensor Activation(Tensor scores) => game.Activation(scores);

    /// <summary>The same pictures, each with the sentence of the next one; the last has that of the first.</summary>
    /// <param name="pairs">(B, n + K).</param>
    /// <param name="length">K.</param>
    /// <returns>(B, n + K).</returns>
    public static Tensor Mismatched(Tensor pairs, int length) =>
        cat([pairs.narrow(1, 0, pairs.shape[1] - length), Labelled.Last(pairs, length).roll(-1, 0)], 1);
}
