using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// The Fréchet distance between two clouds of features, each taken for a Gaussian: Heusel et al., "GANs Trained by a Two Time-Scale
/// Update Rule" (arXiv 1706.08500), equation 6: d² = ‖m₁ − m₂‖² + tr(C₁ + C₂ − 2 (C₁C₂)^½).
/// </summary>
/// <remarks>
/// The published FID is this number on features of the Inception network, with 50,000 samples. On the features of another network it is
/// another number. It falls with the number of samples: compare only numbers of equally many, and print the distance of real data to
/// real data beside them.
/// </remarks>
public static class FrechetDistance
{
    /// <param name="first">(N, features).</param>
    /// <param name="second">(M, features).</param>
    /// <returns>The squared distance d², at least 0.</returns>
    /// <exception cref="ArgumentException">Fewer than two rows, or different numbers of features.</exception>
    public static double Between(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (mean1, covariance1) = Gaussian(first, nameof(first));
        var (mean2, covariance2) = Gaussian(second, nameof(second));
        if (mean1.shape[0] != mean2.shape[0]) throw new ArgumentException($"{mean1.shape[0]} features on one side, {mean2.shape[0]} on the other.", nameof(second));

        // tr (C₁C₂)^½ = tr (C₁^½ C₂ C₁^½)^½, and the right-hand side is symmetric, so that its eigenvalues are real.
        var root1 = Root(covariance1);
        var cross = linalg.eigvalsh(root1.matmul(covariance2).matmul(root1)).clamp_min(0).sqrt().sum();
        var distance = (mean1 - mean2).square().sum() + covariance1.trace() + covariance2.trace() - (2 * cross);
        return Math.Max(0, distance.item<double>());
    }

    private static (Tensor Mean, Tensor Covariance) Gaussian(Tensor features, string name)
    {
        if (features.shape is not [>= 2, _]) throw new ArgumentException("Two rows of features or more are needed, as (N, features).", name);
        var x = features.to_type(ScalarType.Float64).cpu();                      // (N, d)
        var mean = x.mean([0]);                                                  // (d)
        var centred = x - mean;
        return (mean, centred.t().matmul(centred) / (x.shape[0] - 1));           // (d, d)
    }

    private static Tensor Root(Tensor symmetric)
    {
        var (values, vectors) = linalg.eigh(symmetric);
        return (vectors * values.clamp_min(0).sqrt()).matmul(vectors.t());
    }
}
