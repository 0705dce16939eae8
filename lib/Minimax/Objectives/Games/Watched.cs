using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>A game in which somebody listens to what D says of data, whenever D moves: adaptive augmentation decides by it.</summary>
/// <param name="game">What G and D play.</param>
/// <param name="onData">Is told D's scores of the data, before D's update.</param>
public sealed class Watched(IGame game, Action<Tensor> onData) : IGame
{
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        onData(real.Scores.detach());
        return game.DiscriminatorAscends(real, fake);
    }

    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => game.GeneratorDescends(real, fake);

    /// <inheritdoc/>
    public Tensor Activation(Tensor scores) => game.Activation(scores);
}
