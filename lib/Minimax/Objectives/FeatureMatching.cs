using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// What G descends in Salimans et al., "Improved Techniques for Training GANs" (arXiv 1606.03498), section 3.1: the distance between
/// what D sees on average in data and in samples. G does not have to fool D, only to leave no statistic by which D could tell.
/// </summary>
public static class FeatureMatching
{
    /// <summary>‖E f(x) − E f(G(z))‖².</summary>
    /// <param name="real">(B, features) of data.</param>
    /// <param name="fake">(B, features) of samples.</param>
    /// <returns>A scalar, at least 0.</returns>
    public static Tensor Distance(Tensor real, Tensor fake) => (real.mean([0]) - fake.mean([0])).square().sum();
}
