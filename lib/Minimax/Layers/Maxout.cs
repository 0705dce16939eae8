using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A layer whose units learn their own activation: Goodfellow et al., "Maxout Networks" (arXiv 1302.4389), section 3. Each unit is the
/// largest of k affine pieces, h_i(x) = max over j of (xᵀW_ij + b_ij): convex and piecewise linear in its input.
/// </summary>
/// <remarks>With one piece the layer is affine; with two, a unit can be a rectifier (one piece 0) or an absolute value (one the other's negative).</remarks>
public sealed class Maxout : Module<Tensor, Tensor>
{
    private readonly Linear pieces;
    private readonly int inputs;
    private readonly int units;
    private readonly int count;

    /// <param name="inputs">The length of x.</param>
    /// <param name="units">The length of h.</param>
    /// <param name="pieces">k, the affine pieces of each unit.</param>
    public Maxout(int inputs, int units, int pieces) : base("Maxout")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        (this.inputs, this.units, count) = (inputs, units, pieces);
        this.pieces = Linear(inputs, units * pieces);
        RegisterComponents();
    }

    /// <param name="x">(B, inputs).</param>
    /// <returns>(B, units).</returns>
    public override Tensor forward(Tensor x)
    {
        var (largest, _) = pieces.call(this.Checked("inputs", x, inputs)).view(-1, units, count).max(2); // (B, units, k) → (B, units)
        return largest;
    }
}
