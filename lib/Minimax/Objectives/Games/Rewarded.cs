using Minimax.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// A game in which G is paid as well: MolGAN (arXiv 1805.11973), section 3. What its samples are worth is said by a program, which has no gradient; the
/// reward network R has learnt to foretell it, and has one.
/// </summary>
/// <param name="game">What G and D play.</param>
/// <param name="reward">R: (B, …) to (B) rewards in [0, 1].</param>
public sealed class Rewarded(IGame game, Module<Tensor, Tensor> reward) : IGame
{
    /// <summary>λ: how much of G's loss is the game's. 1 leaves the game as it is, 0 asks for the reward alone.</summary>
    public double Lambda { get; set; } = 1;

    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => game.DiscriminatorAscends(real, fake);

    /// <summary>λ L(G) − (1 − λ) E R(G(z)).</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake)
    {
        var loss = game.GeneratorDescends(real, fake);
        using var still = reward.Freeze();
        return Lambda == 1 ? loss : (Lambda * loss) - ((1 - Lambda) * reward.call(fake.Examples).mean());
    }

    /// <inheritdoc/>
    public Tensor Activation(Tensor scores) => game.Activation(scores);
}
