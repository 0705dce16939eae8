using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// What the two players of a GAN want, in the sign of the papers: D climbs one number, G goes down another. A game may look at all that
/// <see cref="Judged"/> offers: the scores, the examples themselves (a margin that depends on their distance), D's features of them.
/// Most need the scores alone, and are an <see cref="IObjective"/>.
/// </summary>
public interface IGame
{
    /// <summary>What D ascends.</summary>
    /// <param name="real">Data.</param>
    /// <param name="fake">Samples, without a gradient into G.</param>
    /// <returns>A scalar.</returns>
    Tensor DiscriminatorAscends(Judged real, Judged fake);

    /// <summary>What G descends.</summary>
    /// <param name="real">Data.</param>
    /// <param name="fake">Samples.</param>
    /// <returns>A scalar.</returns>
    Tensor GeneratorDescends(Judged real, Judged fake);

    /// <summary>What D descends: minus what it ascends. This is the only place where a sign is changed.</summary>
    sealed Tensor DiscriminatorLoss(Judged real, Judged fake) => -DiscriminatorAscends(real, fake);

    /// <summary>What D says, from its score: the output activation that belongs to the game, such as σ where the score is a logit.</summary>
    /// <param name="scores">(B).</param>
    /// <returns>(B).</returns>
    Tensor Activation(Tensor scores) => scores;
}
