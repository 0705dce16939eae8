using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>Some of the numbers that a network gives: of one that answers many questions, the answer to one.</summary>
public sealed class Columns : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> network;
    private readonly int from;
    private readonly int count;

    /// <param name="network">(B, …) to (B, n).</param>
    /// <param name="from">The first of the numbers.</param>
    /// <param name="count">How many.</param>
    public Columns(Module<Tensor, Tensor> network, int from, int count) : base("Columns")
    {
        (this.network, this.from, this.count) = (network, from, count);
        RegisterComponents();
    }

    /// <param name="examples">(B, …).</param>
    /// <returns>(B, count).</returns>
    public override Tensor forward(Tensor examples) => network.call(examples).narrow(1, from, count);
}
