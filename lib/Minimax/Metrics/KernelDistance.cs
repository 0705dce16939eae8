using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// The squared maximum mean discrepancy between two clouds of features, which on the Inception network's is the KID of Bińkowski et al.,
/// "Demystifying MMD GANs" (arXiv 1801.01401), section 4:
/// MMD² = mean over i ≠ j of k(x_i, x_j) + mean over i ≠ j of k(y_i, y_j) − 2 · mean over all i, j of k(x_i, y_j).
/// </summary>
/// <remarks>
/// Without bias: its expectation is the same for every number of samples, and two clouds of one distribution have a distance of 0 on average,
/// so of less than 0 about half of the time. The paper averages it over subsets of 1,000; here all samples are one set.
/// </remarks>
public static class KernelDistance
{
    /// <param name="first">(N, d), N of 2 or more.</param>
    /// <param name="second">(M, d), M of 2 or more.</param>
    /// <exception cref="ArgumentException">Fewer than two rows, or different numbers of features.</exception>
    public static double Between(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Features(first, nameof(first)), Features(second, nameof(second)));
        if (x.shape[1] != y.shape[1]) throw new ArgumentException($"{x.shape[1]} features on one side, {y.shape[1]} on the other.", nameof(second));
        return OfOthers(x) + OfOthers(y) - (2 * Kernel(x, y).mean().item<double>());
    }

    // k(x, y) = (x·y / d + 1)³: it sees means, covariances and third moments.
    private static Tensor Kernel(Tensor x, Tensor y) => ((x.matmul(y.t()) / x.shape[1]) + 1).pow(3); // (N, M)

    // A point beside itself is not a pair of draws: without the diagonal there is no bias.
    private static double OfOthers(Tensor x)
    {
        var kernel = Kernel(x, x);
        return (kernel.sum() - kernel.trace()).item<double>() / (x.shape[0] * (x.shape[0] - 1.0));
    }

    private static Tensor Features(Tensor features, string name) => features.shape is [>= 2, _]
        ? features.detach().to_type(ScalarType.Float64).cpu()
        : throw new ArgumentException("Two rows of features or more are needed, as (N, features).", name);
}
