using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A generator that is told something (a class, a code) and hands it on with its sample, so that D can judge the pair: whatever D says of
/// (G(z, y), y) reaches G.
/// </summary>
public sealed class WithLabel : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> network;
    private readonly int length;

    /// <param name="network">(B, latent + K) to (B, …).</param>
    /// <param name="length">K: how many numbers at the end of a latent are the label.</param>
    public WithLabel(Module<Tensor, Tensor> network, int length) : base("WithLabel")
    {
        (this.network, this.length) = (network, length);
        RegisterComponents();
    }

    /// <param name="told">(B, latent + K): noise, then the label.</param>
    /// <returns>(B, n + K): <see cref="Labelled"/> samples of n numbers.</returns>
    public override Tensor forward(Tensor told) => Labelled.Join(network.call(told), Labelled.Last(told, length));
}
