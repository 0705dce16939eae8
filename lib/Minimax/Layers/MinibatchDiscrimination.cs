using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Lets D compare the examples of a batch with each other: Salimans et al., "Improved Techniques for Training GANs" (arXiv 1606.03498),
/// section 3.2. Beside its features, each example gets numbers that say how many others look like it; a G that makes the same over and
/// over is found out by them.
/// </summary>
public sealed class MinibatchDiscrimination : Module<Tensor, Tensor>
{
    private readonly Parameter tensorT; // (A, B, C): the paper's T

    /// <param name="features">A: the length of f(x), the layer before.</param>
    /// <param name="kernels">B: how many numbers are added.</param>
    /// <param name="dimensions">C: in how many dimensions each of them measures a distance.</param>
    public MinibatchDiscrimination(long features, long kernels = 16, long dimensions = 8) : base("MinibatchDiscrimination")
    {
        tensorT = Parameter(randn(features, kernels, dimensions) / Math.Sqrt(features)); // M has entries of the size of f's
        RegisterComponents();
    }

    /// <summary>M_i = f(x_i) T; o(x_i)_b = Σ_j exp(−‖M_{i,b} − M_{j,b}‖₁), over all j: 1 where nothing is near, the size of the batch where all are equal.</summary>
    /// <param name="features">(m, A), data and samples in batches of their own.</param>
    /// <returns>(m, A + B).</returns>
    public override Tensor forward(Tensor features)
    {
        var m = this.Checked("features", features, tensorT.shape[0]).matmul(tensorT.flatten(1)).view(-1, tensorT.shape[1], tensorT.shape[2]); // (m, B, C)
        var distance = (m.unsqueeze(0) - m.unsqueeze(1)).abs().sum(3);  // (m, m, B)
        return cat([features, (-distance).exp().sum(1)], 1);            // (m, A + B)
    }
}
