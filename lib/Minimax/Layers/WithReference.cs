using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>A network whose layers are <see cref="VirtualBatchNorm"/>: puts the reference batch in front of every batch, and takes it off again.</summary>
public sealed class WithReference : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> network;
    private readonly Tensor reference;

    /// <param name="network">(R + B, …) to (R + B, …).</param>
    /// <param name="reference">(R, …): examples that are chosen once, at the beginning.</param>
    public WithReference(Module<Tensor, Tensor> network, Tensor reference) : base("WithReference")
    {
        this.network = network;
        this.reference = reference.detach().clone();
        RegisterComponents();
    }

    /// <param name="x">(B, …).</param>
    /// <returns>(B, …).</returns>
    public override Tensor forward(Tensor x) => network.call(cat([reference, this.Checked("examples", x, reference.shape.AsSpan(1))])).narrow(0, reference.shape[0], x.shape[0]);
}
