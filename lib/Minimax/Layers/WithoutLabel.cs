using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>A network that is given <see cref="Labelled"/> examples and must not see the labels: a discriminator that is to find them.</summary>
public sealed class WithoutLabel : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> network;
    private readonly long[] example;

    /// <param name="network">(B, …) to (B, …).</param>
    /// <param name="example">The shape of an example without its label.</param>
    public WithoutLabel(Module<Tensor, Tensor> network, params long[] example) : base("WithoutLabel")
    {
        (this.network, this.example) = (network, example);
        RegisterComponents();
    }

    /// <param name="pairs">(B, n + K).</param>
    /// <returns>What the network says of the examples of n numbers.</returns>
    public override Tensor forward(Tensor pairs) => network.call(Labelled.Split(pairs, example).Examples);
}
