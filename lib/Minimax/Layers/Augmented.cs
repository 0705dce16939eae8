using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A D that sees every image through <see cref="DiffAugment"/> or another T, data and samples alike, in its own turn and in G's: D(T(x)) and D(T(G(z))),
/// equations 4 and 5 of the paper. G learns through T, and need not learn T.
/// </summary>
public sealed class Augmented : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> discriminator;
    private readonly Func<Tensor, Tensor> change;

    /// <param name="discriminator">(B, C, H, W) to (B) scores.</param>
    /// <param name="change">T, with a draw of its own for each example; <see cref="DiffAugment.Of"/> if it is left out.</param>
    public Augmented(Module<Tensor, Tensor> discriminator, Func<Tensor, Tensor>? change = null) : base("Augmented")
    {
        (this.discriminator, this.change) = (discriminator, change ?? DiffAugment.Of);
        RegisterComponents();
    }

    /// <param name="images">(B, C, H, W) in [-1, 1], or what else T takes: <see cref="Labelled"/> pairs, say.</param>
    /// <returns>(B) scores, or what else D makes of them.</returns>
    public override Tensor forward(Tensor images) => discriminator.call(change(images));
}
