using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// Another game, in which G pays for tangents that are not orthonormal, and D, if it classifies, for changing along them: what Qi et al., "Global versus
/// Localized Generative Adversarial Nets" (arXiv 1711.06020), add to a GAN.
/// </summary>
/// <remarks>
/// Deviation: the paper also pays μ ‖G(x, 0) − x‖² for a local generator; the course's meet that by their construction.
/// </remarks>
/// <param name="game">What is played besides.</param>
/// <param name="generator">(B, m) to (B, …). Its coordinates are the last numbers of a row.</param>
/// <param name="coordinates">d.</param>
/// <param name="at">Where G's tangents are taken: from data (B, …) to rows (B, m). A local G takes them at the data and z = 0, a global one anywhere.</param>
public sealed class TangentGame(IGame game, Module<Tensor, Tensor> generator, int coordinates, Func<Tensor, Tensor> at) : IGame
{
    /// <summary>η: what G pays for E ‖JᵀJ − I‖².</summary>
    public double Orthonormal { get; init; } = 1;

    /// <summary>What D pays for <see cref="LaplaceBeltrami.OfBeliefs"/>; 0 for a D that is no classifier, or a G that is not local.</summary>
    public double Smooth { get; init; }

    /// <summary>How far G moves along a coordinate to take a difference.</summary>
    public double Step { get; init; } = 0.05;

    /// <summary>How many of a batch's examples the terms are taken at, the first ones: a tangent costs a sample. All, if there are fewer.</summary>
    public long Examples { get; init; } = long.MaxValue;

    /// <summary>D's number in the game − Smooth · E Σ_k ‖∇_M log p(k|x)‖².</summary>
    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake)
    {
        var value = game.DiscriminatorAscends(real, fake);
        return Smooth == 0 ? value : value - (Smooth * LaplaceBeltrami.OfBeliefs(real.Discriminator, Some(real), Still(real)));
    }

    /// <summary>G's number in the game + η E ‖JᵀJ − I‖².</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake) => game.GeneratorDescends(real, fake) + (Orthonormal * OrthonormalTangents.Of(Along(real)));

    public Tensor Activation(Tensor scores) => game.Activation(scores);

    private Tensor Along(Judged real) => Tangents.ByDifferences(generator, at(Some(real)), coordinates, Step);

    private Tensor Some(Judged real) => real.Examples[..(int)Math.Min(Examples, real.Examples.shape[0])];

    private Tensor Still(Judged real)
    {
        using var still = no_grad();
        return Along(real);
    }
}
