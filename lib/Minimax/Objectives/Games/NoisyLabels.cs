using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Objectives;

/// <summary>
/// The non-saturating game against a D that is told the wrong label now and then (soumith/ganhacks, item 6). On average over the flips this
/// is <see cref="SmoothedLabels"/> on both sides, with α = 1 − ε and β = ε, and more noise.
/// </summary>
/// <param name="share">ε: how many of the labels are flipped.</param>
public sealed class NoisyLabels(double share = 0.05) : NonSaturating
{
    /// <summary>E log D(x) + E log(1 − D(G(z))), with the wrong one of the two logarithms for a random share ε of the examples.</summary>
    /// <inheritdoc/>
    public override Tensor DiscriminatorAscends(Tensor onReal, Tensor onFake) => logsigmoid(Flipped(onReal)).mean() + logsigmoid(-Flipped(onFake)).mean();

    private Tensor Flipped(Tensor logits) => where(rand_like(logits) < share, -logits, logits); // log(1 − σ(l)) = log σ(−l)
}
