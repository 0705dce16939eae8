using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The term of Dai et al. (arXiv 1705.09783), equation 5, that makes a GAN "bad" on purpose: samples pay where the data is dense, so
/// that they come to lie around the data, in the gaps where a decision boundary should run, and not on it.
/// </summary>
/// <remarks>
/// Deviation: the paper takes the density from a PixelCNN++ that is trained beforehand. Here it is a Parzen window: a Gaussian around
/// each point of a sample of the data. That serves well in the plane; in 784 dimensions it sees little more than "near a digit".
/// </remarks>
public sealed class LowDensity
{
    private readonly Tensor data;
    private readonly double scale;
    private readonly double threshold;

    /// <param name="data">(M, …): a sample of the data, M of at least two.</param>
    /// <param name="bandwidth">The standard deviation of the Gaussian around each point.</param>
    /// <param name="quantile">The share of the data, from 0 to 1, that lies below the threshold; the authors' experiments take 0.1.</param>
    public LowDensity(Tensor data, double bandwidth, double quantile = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bandwidth);
        using var scope = NewDisposeScope();
        this.data = data.flatten(1).clone().DetachFromDisposeScope();
        scale = -0.5 / (bandwidth * bandwidth);
        threshold = Threshold(quantile);
    }

    /// <summary>The logarithm of the density, up to a constant that does not depend on x.</summary>
    /// <param name="x">(B, …).</param>
    /// <returns>(B).</returns>
    public Tensor LogDensity(Tensor x) => Exponents(x.flatten(1)).logsumexp(1);

    /// <summary>E log p(x) · 1[p(x) > ε], counted from log ε: what samples pay for lying where the data is.</summary>
    /// <param name="x">(B, …) samples.</param>
    /// <returns>A scalar, at least 0.</returns>
    public Tensor Penalty(Tensor x) => (LogDensity(x) - threshold).clamp_min(0).mean();

    // A point says nothing about the density at its own place: it is left out there.
    private double Threshold(double quantile)
    {
        var count = data.shape[0];
        var itself = eye(count, dtype: ScalarType.Bool, device: data.device);
        var levels = Exponents(data).masked_fill(itself, double.NegativeInfinity).logsumexp(1); // (M)
        return levels.sort().Item1[(long)(quantile * (count - 1))].item<float>();
    }

    private Tensor Exponents(Tensor x) => SquaredDistance.Between(x, data) * scale; // (B, M): −‖x − x_j‖² / 2σ²
}
