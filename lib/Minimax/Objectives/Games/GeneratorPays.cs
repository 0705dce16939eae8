using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A game in which G pays for something besides, as D does by an <see cref="IPenalty"/>: StackGAN's clouds, or that an encoder reads off a sample what
/// was asked for, as in Stacked GAN.
/// </summary>
/// <param name="game">What G and D play.</param>
/// <param name="price">Of G's samples (B, …), with their labels if they have any: a scalar, whose gradient reaches G.</param>
public sealed class GeneratorPays(IGame game, Func<Tensor, Tensor> price) : IGame
{
    /// <summary>λ.</summary>
    public double Weight { get; init; } = 1;

    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => game.DiscriminatorAscends(real, fake);

    /// <summary>G's own number in the game + λ price.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => game.GeneratorDescends(real, fake) + (Weight * price(fake.Examples));

    /// <inheritdoc/>
    public Tensor Activation(Tensor scores) => game.Activation(scores);
}
