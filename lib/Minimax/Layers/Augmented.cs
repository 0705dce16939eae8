using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A D that sees every image through <see cref="DiffAugment"/>, data and samples alike, in its own turn and in G's: D(T(x)) and D(T(G(z))),
/// equations 4 and 5 of the paper. G learns through T, and need not learn T.
/// </summary>
public sealed class Augmented : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> discriminator;

    /// <param name="discriminator">(B, C, H, W) to (B) scores.</param>
    public Augmented(Module<Tensor, Tensor> discriminator) : base("Augmented")
    {
        this.discriminator = discriminator;
        RegisterComponents();
    }

    /// <param name="images">(B, C, H, W) in [-1, 1].</param>
    /// <returns>(B) scores.</returns>
    public override Tensor forward(Tensor images) => discriminator.call(DiffAugment.Of(images));
}
