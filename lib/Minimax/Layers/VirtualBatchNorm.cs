using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// Virtual batch normalisation: Salimans et al., "Improved Techniques for Training GANs" (arXiv 1606.03498), section 3.5. Each example is
/// normalised by the statistics of a reference batch, which is chosen once, and of itself. So its output does not depend on what else
/// happens to be in its batch, as it does with batch normalisation.
/// </summary>
/// <remarks>The reference goes through the network in front of each batch, see <see cref="WithReference"/>: a pass costs that much more.</remarks>
public sealed class VirtualBatchNorm : Module<Tensor, Tensor>
{
    private const double Epsilon = 1e-5; // that of batch normalisation

    private readonly long references;
    private readonly Parameter weight; // (C)
    private readonly Parameter bias;   // (C)

    /// <param name="features">C.</param>
    /// <param name="references">R: how many examples the reference batch has.</param>
    public VirtualBatchNorm(long features, long references) : base("VirtualBatchNorm")
    {
        this.references = references;
        (weight, bias) = (Parameter(ones(features)), Parameter(zeros(features)));
        RegisterComponents();
    }

    /// <param name="x">(R + m, C) or (R + m, C, H, W): the reference batch, and then the batch.</param>
    /// <returns>The same shape: the reference normalised by its own statistics, each other example by those of the reference and itself.</returns>
    public override Tensor forward(Tensor x)
    {
        var places = Enumerable.Range(2, Math.Max(0, (int)x.dim() - 2)).Select(d => (long)d).ToArray(); // H and W, if there are any
        this.Checked("activations", x, [weight.shape[0], .. places.Select(_ => InputShape.Any)]);
        var (own, square) = (Mean(x), Mean(x.square()));                                            // (R + m, C): each example's own E x and E x²
        var share = ones(x.shape[0], 1, device: x.device) / (references + 1);                       // of the example itself in its statistics
        share.narrow(0, 0, references).zero_();
        var mean = Blend(own);                                                                      // (R + m, C)
        var deviation = ((Blend(square) - mean.square()).clamp_min(0) + Epsilon).sqrt();              // Var x = E x² − (E x)², which rounding may take below 0
        long[] each = [x.shape[0], x.shape[1], .. places.Select(_ => 1L)];
        long[] all = [1, x.shape[1], .. places.Select(_ => 1L)];
        return ((x - mean.view(each)) / deviation.view(each) * weight.view(all)) + bias.view(all);

        Tensor Mean(Tensor t) => places.Length == 0 ? t : t.mean(places);
        Tensor Blend(Tensor t) => ((1 - share) * t.narrow(0, 0, references).mean([0], keepdim: true)) + (share * t);
    }
}
