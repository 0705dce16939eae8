using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Steps;

/// <summary>
/// pix2pix: Isola, Zhu, Zhou and Efros, "Image-to-Image Translation with Conditional Adversarial Networks" (arXiv 1611.07004). Every x has
/// its y. G translates x; D sees a pair, (x, y) or (x, G(x)), and says which of the two it is.
/// </summary>
/// <remarks>
/// The noise z is the dropout in G. Deviation: the paper halves D's loss. Adam, which divides by the size of the gradients, moves D as far
/// with the half as without.
/// </remarks>
/// <param name="generator">G: (B, C, S, S) to (B, C', S, S); of other sides, if D does not see x.</param>
/// <param name="discriminator">(B, C + C', S, S) to scores of any shape; (B, C', S, S) if it is not <see cref="Conditional"/>.</param>
/// <param name="optimizers">The optimisers of G and D.</param>
public sealed class Pix2PixStep(Module<Tensor, Tensor> generator, Module<Tensor, Tensor> discriminator, (OptimizerHelper G, OptimizerHelper D) optimizers)
    : IStep<(Tensor X, Tensor Y)>
{
    private readonly Player<Module<Tensor, Tensor>> g = new("G", generator, optimizers.G);
    private readonly Player<Module<Tensor, Tensor>> d = new("D", discriminator, optimizers.D);

    /// <summary>What G and D play. In the paper D climbs the log-likelihood, and G maximises log D (section 3.3).</summary>
    public IGame Game { get; init; } = new NonSaturating();

    /// <summary>λ, the weight of the <see cref="Distance"/>: 100 in the paper (section 4). With 0 the game is alone.</summary>
    public double Lambda { get; init; } = 100;

    /// <summary>What λ weighs, of a translation and its y, and what it is called: L1 in the paper. SRGAN (arXiv 1609.04802) has its content loss here.</summary>
    public (string Name, Func<Tensor, Tensor, Tensor> Of) Distance { get; init; } = ("L1", (made, y) => l1_loss(made, y));

    /// <summary>Whether D sees x as well. If not, nothing but L1 asks that G(x) belong to x (equation 2).</summary>
    public bool Conditional { get; init; } = true;

    /// <inheritdoc/>
    public IReadOnlyList<Player> Players => [g, d];

    /// <summary>Updates D, then G, on the same translations.</summary>
    /// <param name="batch">(B, C, S, S) images and (B, C', S, S) their translations, in [-1, 1].</param>
    /// <returns>D's loss, G's with both terms, and the distance; what D says on average of pairs of data and of translations, before its update.</returns>
    public Report Update((Tensor X, Tensor Y) batch)
    {
        var (x, y) = batch;
        var made = g.Network.call(x);                                                       // G(x, z)
        var (onReal, onFake) = (Pair(x, y), Pair(x, made.detach()));
        var loss = Game.DiscriminatorLoss(onReal, onFake);
        d.Descend(loss);
        var (total, distance) = DescendGenerator(x, y, made);
        return new Report(("D loss", loss), ("G loss", total), (Distance.Name, distance))
        {
            Outputs = [("D(x, y)", Mean(onReal)), ("D(x, G(x))", Mean(onFake))],
        };

        Tensor Mean(Judged pair) => Game.Activation(pair.Scores).mean();
    }

    /// <summary>G* = arg min over G, max over D of L_cGAN(G, D) + λ L_L1(G) (equation 4), where L_L1 = E ‖y − G(x, z)‖₁ is the mean over the pixels.</summary>
    private (Tensor Loss, Tensor Distance) DescendGenerator(Tensor x, Tensor y, Tensor made)
    {
        using var frozen = d.Network.Freeze();
        var distance = Distance.Of(made, y);
        var loss = Game.GeneratorDescends(Pair(x, y), Pair(x, made)) + (Lambda * distance);
        g.Descend(loss);
        return (loss, distance);
    }

    /// <summary>What D sees: x and y one upon the other, as channels.</summary>
    private Judged Pair(Tensor x, Tensor y) => new(Conditional ? cat([x, y], 1) : y, d.Network);
}
