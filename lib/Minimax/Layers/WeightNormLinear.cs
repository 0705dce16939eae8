using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A linear layer whose weights are learnt as directions and lengths: Salimans and Kingma, "Weight Normalization" (arXiv 1602.07868),
/// equation 2: w = g · v / ‖v‖, for each unit of the layer.
/// </summary>
/// <remarks>A unit's output depends on its own row alone, never on the other examples of the batch, as it would with batch normalisation.</remarks>
public sealed class WeightNormLinear : Module<Tensor, Tensor>
{
    private const double InitialStd = 0.05; // section 3 of the paper: v from N(0, 0.05²)

    private readonly Parameter v;    // (outputs, inputs): the directions
    private readonly Parameter g;    // (outputs): the lengths
    private readonly Parameter bias; // (outputs)

    /// <param name="inputs">The length of an input.</param>
    /// <param name="outputs">The number of units.</param>
    /// <param name="trainScale">Whether g is learnt. If not, it stays as <see cref="Initialise"/> left it.</param>
    public WeightNormLinear(long inputs, long outputs, bool trainScale = true) : base("WeightNormLinear")
    {
        v = Parameter(randn(outputs, inputs) * InitialStd);
        g = Parameter(ones(outputs), trainScale);
        bias = Parameter(zeros(outputs));
        RegisterComponents();
    }

    /// <param name="x">(B, inputs).</param>
    /// <returns>(B, outputs): x · (g v / ‖v‖)ᵀ + b, where the scale is applied to the few outputs, not to the many weights.</returns>
    public override Tensor forward(Tensor x) => (this.Checked("inputs", x, v.shape[1]).matmul(v.t()) * (g / v.norm(1))) + bias;

    /// <summary>
    /// Section 3 of the paper: chooses g and b so that on this batch each unit's output, before its activation, has mean 0 and variance 1.
    /// </summary>
    /// <param name="x">(B, inputs), B of at least two; a few hundred examples give good estimates.</param>
    /// <returns>(B, outputs): the layer's output with these g and b.</returns>
    public Tensor Initialise(Tensor x)
    {
        using var still = no_grad();
        var t = this.Checked("inputs", x, v.shape[1]).matmul(v.t()) / v.norm(1); // (B, outputs)
        var (mean, std) = (t.mean([0]), t.std(0));          // (outputs)
        g.copy_(1 / std);
        bias.copy_(-mean / std);
        return forward(x);
    }
}
