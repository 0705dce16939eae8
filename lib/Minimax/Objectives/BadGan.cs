using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// D's side of Dai et al., "Good Semi-supervised Learning That Requires a Bad GAN" (arXiv 1705.09783), equation 6: the game of
/// <see cref="ClassesPlusOne"/>, and one term more. Without it D may call an image real and still be undecided between its classes, so
/// that the boundary may run through the data.
/// </summary>
/// <param name="game">The game on the logit of "real".</param>
/// <param name="entropyWeight">What being undecided about an unlabelled image costs; the paper gives it weight 1.</param>
public sealed class BadGan(IObjective game, double entropyWeight = 1) : IObjective
{
    private readonly ClassesPlusOne classes = new(game);

    /// <summary>What <see cref="ClassesPlusOne"/>'s D ascends, + E_x Σ_k p(k|x) log p(k|x).</summary>
    /// <param name="onReal">(B, K) logits of unlabelled data.</param>
    /// <param name="onFake">(B, K) logits of samples.</param>
    /// <returns>A scalar.</returns>
    public Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) =>
        classes.DiscriminatorAscends(onReal, onFake) - (entropyWeight * Entropy.Conditional(onReal));

    /// <inheritdoc cref="ClassesPlusOne.GeneratorDescends"/>
    public Tensor GeneratorDescends(Tensor onFake) => classes.GeneratorDescends(onFake);
}
