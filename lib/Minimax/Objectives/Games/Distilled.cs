using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// A game for a G that a teacher watches: Sauer, Lorenz, Blattmann and Rombach, "Adversarial Diffusion Distillation" (arXiv 2311.17042), section 3. D
/// knows data, the teacher knows what it would have made of G's pictures.
/// </summary>
/// <param name="game">What is played besides.</param>
/// <param name="teacher">(B, …) samples to what the teacher makes of them, (B, …), and how much it counts, (B, 1, …); no gradient comes back.</param>
public sealed class Distilled(IGame game, Func<Tensor, (Tensor Answer, Tensor Weight)> teacher) : IGame
{
    /// <summary>λ, what the teacher's part counts.</summary>
    public double Lambda { get; init; } = 2.5;

    /// <inheritdoc/>
    public Tensor DiscriminatorAscends(Judged real, Judged fake) => game.DiscriminatorAscends(real, fake);

    /// <summary>L_adv + λ E c(t) ‖x̂ − x̂_ψ‖², the mean over pixels: x̂ is a sample, x̂_ψ what the teacher made of it.</summary>
    /// <inheritdoc/>
    public Tensor GeneratorDescends(Judged real, Judged fake)
    {
        var (answer, weight) = teacher(fake.Examples);
        return game.GeneratorDescends(real, fake) + (Lambda * (weight * (fake.Examples - answer).square()).mean());
    }

    /// <inheritdoc/>
    public Tensor Activation(Tensor scores) => game.Activation(scores);
}
