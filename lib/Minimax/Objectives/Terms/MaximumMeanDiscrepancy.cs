using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// The squared maximum mean discrepancy of two clouds: Gretton et al., "A Kernel Two-Sample Test" (JMLR 13, 2012), lemma 6, with the kernel of Tolstikhin et
/// al., "Wasserstein Auto-Encoders" (arXiv 1711.01558), section 4: inverse multiquadratic, whose tails still pull at a code that lies far away.
/// </summary>
/// <remarks>
/// Its expectation is the same for clouds of any size, and 0 for two clouds of one distribution: it falls below 0 about half of the time. A metric of
/// features, by another kernel, is the kernel distance of the library's metrics.
/// </remarks>
/// <param name="scales">Each C of the kernel; several see differences of several sizes.</param>
public sealed class MaximumMeanDiscrepancy(params double[] scales)
{
    private static readonly double[] Octaves = [0.1, 0.2, 0.5, 1, 2, 5, 10]; // around the paper's C, as in its authors' code

    /// <summary>For codes that are to lie as N(0, I) does: the paper's C = 2 d is the mean squared distance of two draws, taken 0.1 to 10 times.</summary>
    /// <param name="latent">d, the length of a code.</param>
    public static MaximumMeanDiscrepancy ForLatents(int latent) => new([.. Octaves.Select(times => times * 2 * latent)]);

    /// <summary>MMD² = mean over i ≠ j of k(x_i, x_j) + mean over i ≠ j of k(y_i, y_j) − 2 · mean over all i, j of k(x_i, y_j).</summary>
    /// <param name="x">(N, d), N of 2 or more.</param>
    /// <param name="y">(M, d), M of 2 or more.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ArgumentException">Fewer than two rows, or rows of different lengths.</exception>
    public Tensor Of(Tensor x, Tensor y)
    {
        if (x.shape is not [>= 2, _] || y.shape is not [>= 2, _] || x.shape[1] != y.shape[1])
            throw new ArgumentException($"Two clouds of two points or more are needed, not ({string.Join(", ", x.shape)}) and ({string.Join(", ", y.shape)}).", nameof(y));
        return OfOthers(x) + OfOthers(y) - (2 * Kernel(x, y).mean());
    }

    /// <summary>k(x, y) = Σ_C C / (C + ‖x − y‖²), at most the number of scales.</summary>
    /// <param name="x">(N, d).</param>
    /// <param name="y">(M, d).</param>
    /// <returns>(N, M).</returns>
    public Tensor Kernel(Tensor x, Tensor y)
    {
        var squared = SquaredDistance.Between(x, y);
        return scales.Select(c => c / (c + squared)).Aggregate((sum, one) => sum + one);
    }

    // A point beside itself is not a pair of draws: without the diagonal there is no bias.
    private Tensor OfOthers(Tensor x)
    {
        var (kernel, n) = (Kernel(x, x), x.shape[0]);
        return (kernel.sum() - kernel.diagonal().sum()) / (n * (n - 1.0));
    }
}
