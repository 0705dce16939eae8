using Minimax.Data;
using Minimax.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Metrics;

/// <summary>
/// How alike two images look, from 0 to 1: Wang, Simoncelli and Bovik, "Multiscale Structural Similarity for Image Quality Assessment" (2003). In windows,
/// at several scales, it compares luminance l, and contrast and structure together, cs: MS-SSIM = l_M^{w_M} Π_{j=1…M} cs_j^{w_j}.
/// Odena, Olah and Shlens, "Conditional Image Synthesis with Auxiliary Classifier GANs" (arXiv 1610.09585), section 4.2, turned it into a
/// measure of variety: the mean over random pairs within a class, high where a generator repeats itself.
/// </summary>
/// <remarks>
/// Deviations, because 28 pixels are few: three scales (28, 14 and 7 pixels), whose weights are the paper's first three over their sum, where the paper
/// has five; and on an image of less than 11 pixels the window is as large as the image, and narrower in proportion. A negative cs is taken for 0.
/// </remarks>
public static class StructuralSimilarity
{
    private const double C1 = 0.01 * 0.01, C2 = 0.03 * 0.03; // the papers' K₁ and K₂, for pixels in [0, 1]: they keep 0/0 out
    private const int Window = 11;                           // pixels a side, at most …
    private const double Sigma = 1.5;                        // … of a Gaussian this wide
    private const int Batch = 50_000;                        // numbers at once: a convolution in double copies each number for each pixel of its window
    private static readonly double[] Weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]; // of the scales, the finest first

    /// <summary>The similarity of each pair.</summary>
    /// <param name="first">(N, C, H, W) in [-1, 1].</param>
    /// <param name="second">(N, C, H, W) in [-1, 1].</param>
    /// <param name="scales">1 to 5; each halves the sides of the one before. 1 is SSIM.</param>
    /// <returns>(N), float64; for colours the mean over channels.</returns>
    public static Tensor Of(Tensor first, Tensor second, int scales = 3)
    {
        if (first.dim() != 4 || !first.shape.SequenceEqual(second.shape))
            throw new ArgumentException($"Images of one shape are compared, not ({string.Join(", ", first.shape)}) and ({string.Join(", ", second.shape)}).");
        if (scales < 1 || scales > Weights.Length || Math.Min(first.shape[2], first.shape[3]) >> (scales - 1) < 1)
            throw new ArgumentOutOfRangeException(nameof(scales), scales, "There are one to five scales, and each halves the sides of the one before.");
        using var scope = NewDisposeScope();
        var some = (int)Math.Max(1, Batch / first[0].numel());
        return Evaluation.InParts(pairs => OfEach(pairs.select(1, 0), pairs.select(1, 1), scales), stack([first, second], 1), some)
            .MoveToOuterDisposeScope();
    }

    private static Tensor OfEach(Tensor first, Tensor second, int scales)
    {
        var (x, y) = (Planes(first), Planes(second));                                  // (N·C, 1, H, W)
        var similarity = ones(x.shape[0], ScalarType.Float64);
        for (var scale = 0; scale < scales; scale++)
        {
            if (scale > 0) (x, y) = (avg_pool2d(x, 2), avg_pool2d(y, 2));
            var (luminance, structure) = Compare(x, y);
            var map = scale == scales - 1 ? luminance * structure : structure;
            similarity *= map.mean([1, 2, 3]).clamp_min(0).pow(Weights[scale] / Weights[..scales].Sum());
        }

        return similarity.view(first.shape[0], -1).mean([1]);
    }

    /// <summary>The mean similarity of random pairs of different images of each class: how little its images vary.</summary>
    /// <param name="images">(N, C, H, W) in [-1, 1].</param>
    /// <param name="classes">(N) int64: what each is taken for.</param>
    /// <param name="pairs">A class; 100 in the paper.</param>
    /// <param name="scales">See <see cref="Of"/>.</param>
    /// <param name="seed">Of the pairs.</param>
    /// <returns>By class, for each that has two images.</returns>
    public static IReadOnlyDictionary<long, double> WithinClasses(Tensor images, Tensor classes, int pairs = 100, int scales = 3, ulong seed = 0)
    {
        using var scope = NewDisposeScope();
        var members = classes.cpu().data<long>().ToArray().Index().GroupBy(one => one.Item, one => (long)one.Index).Where(group => group.Count() > 1);
        return members.ToDictionary(group => group.Key, group => OfPairs(images, [.. group], pairs, scales, SplitMix64.Stream(seed, (ulong)group.Key)));
    }

    private static double OfPairs(Tensor images, long[] members, int pairs, int scales, SplitMix64 draws)
    {
        using var scope = NewDisposeScope();
        var (one, other) = (new long[pairs], new long[pairs]);
        for (var i = 0; i < pairs; i++)
        {
            var (a, b) = (draws.Below(members.Length), draws.Below(members.Length - 1));
            (one[i], other[i]) = (members[a], members[b < a ? b : b + 1]);              // two different images, each pair as likely as another
        }

        Tensor Chosen(long[] members) => images.index_select(0, tensor(members, device: images.device));
        return Of(Chosen(one), Chosen(other), scales).mean().item<double>();
    }

    // l = (2 μ_x μ_y + C₁) / (μ_x² + μ_y² + C₁) and cs = (2 σ_xy + C₂) / (σ_x² + σ_y² + C₂), in each window that lies inside.
    private static (Tensor Luminance, Tensor Structure) Compare(Tensor x, Tensor y)
    {
        var window = Gaussian((int)Math.Min(Window, Math.Min(x.shape[2], x.shape[3])));
        Tensor Mean(Tensor values) => conv2d(values, window);
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (varianceX, varianceY) = (Mean(x * x) - (meanX * meanX), Mean(y * y) - (meanY * meanY));
        var covariance = Mean(x * y) - (meanX * meanY);
        return (((2 * meanX * meanY) + C1) / ((meanX * meanX) + (meanY * meanY) + C1), ((2 * covariance) + C2) / (varianceX + varianceY + C2));
    }

    private static Tensor Gaussian(int side)
    {
        var place = arange(side, ScalarType.Float64) - ((side - 1) / 2.0);
        var line = (place.square() / (-2 * Math.Pow(Sigma * side / Window, 2))).exp();
        line /= line.sum();
        return line.outer(line).view(1, 1, side, side);
    }

    private static Tensor Planes(Tensor images) =>
        ((images.detach().cpu().to_type(ScalarType.Float64) + 1) / 2).reshape(-1, 1, images.shape[2], images.shape[3]); // pixels in [0, 1]
}
