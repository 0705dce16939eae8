using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// W₁ seen from many sides: E_u W₁(u·x, u·y) over directions u of length 1 (Rabin et al., "Wasserstein Barycenter and Its Application to Texture
/// Mixing", 2011). On each line it is sorting, so that it costs N log N where <see cref="WassersteinDistance"/> costs N³. On patches of the
/// levels of a <see cref="LaplacianPyramid"/> it is the SWD of Karras et al., "Progressive Growing of GANs for Improved Quality, Stability,
/// and Variation" (arXiv 1710.10196), section 5.
/// </summary>
public static class SlicedWasserstein
{
    private const int Patch = 7;  // pixels a side, as in the paper
    private const int Block = 64; // directions at once: bounds the memory

    /// <summary>The mean over directions of W₁ on the line.</summary>
    /// <param name="first">(N, d).</param>
    /// <param name="second">(N, d).</param>
    /// <param name="directions">(K, d), each of length 1.</param>
    public static double Between(Tensor first, Tensor second, Tensor directions)
    {
        if (first.dim() != 2 || !first.shape.SequenceEqual(second.shape) || directions.dim() != 2 || directions.shape[1] != first.shape[1])
        {
            throw new ArgumentException($"Two clouds (N, d) and directions (K, d) are needed, not ({string.Join(", ", first.shape)}), "
                + $"({string.Join(", ", second.shape)}) and ({string.Join(", ", directions.shape)}).");
        }

        using var scope = NewDisposeScope();
        using var still = no_grad();
        return directions.split(Block).Sum(some => Along(some)) / directions.shape[0];

        double Along(Tensor some)
        {
            using var block = NewDisposeScope();
            return (Sorted(first, some) - Sorted(second, some)).abs().mean([1L], type: ScalarType.Float64).sum().item<double>();
        }

        static Tensor Sorted(Tensor points, Tensor some) => some.matmul(points.t()).sort(1).Values; // (K, N)
    }

    /// <summary>Directions spread evenly over the sphere, the same for a seed on every machine.</summary>
    /// <returns>(count, dimensions) float32.</returns>
    public static Tensor Directions(int count, long dimensions, ulong seed = 0)
    {
        using var scope = NewDisposeScope();
        var draws = new SplitMix64(seed);
        var normal = Enumerable.Range(0, (int)(count * dimensions)).Select(_ => (float)draws.Normal()).ToArray();
        return nn.functional.normalize(tensor(normal).view(count, dimensions)).MoveToOuterDisposeScope(); // a round Gaussian has no preferred direction
    }

    /// <summary>
    /// The paper's metric. Deviations: it takes 128 patches an image, of 16,384 images, and levels down to 16 pixels; here the last level is as small as
    /// a patch. As there, either set's patches are shifted and scaled to mean 0 and deviation 1, channel by channel, and by their own
    /// numbers: brightness and contrast of the whole are not seen.
    /// </summary>
    /// <param name="first">(N, C, H, W).</param>
    /// <param name="second">(N, C, H, W).</param>
    /// <param name="levels">Of the pyramid; the last may not be smaller than 7 pixels a side.</param>
    /// <param name="patches">An image and level.</param>
    /// <param name="directions">512 in the paper.</param>
    /// <param name="seed">Of patches and directions.</param>
    /// <returns>One distance a level, the finest first. The paper's tables hold a thousand times these.</returns>
    /// <exception cref="ArgumentException">Their images are not of one size, or the last level is smaller than a patch.</exception>
    public static double[] OfImages(Tensor first, Tensor second, int levels = 3, int patches = 8, int directions = 512, ulong seed = 0)
    {
        var (one, other) = (first.shape, second.shape);
        if (!one[1..].SequenceEqual(other[1..]) || one[2..].Any(side => side >> (levels - 1) < Patch))
            throw new ArgumentException($"Images of one size are compared, whose sides are at least {Patch} pixels after {levels - 1} halvings, not ({string.Join(", ", one)}) and ({string.Join(", ", other)}).", nameof(second));

        using var scope = NewDisposeScope();
        var pairs = LaplacianPyramid.Of(first, levels).Zip(LaplacianPyramid.Of(second, levels));
        var sides = Directions(directions, first.shape[1] * Patch * Patch, seed).to(first.device);
        return [.. pairs.Select(pair => Between(Patches(pair.First, patches, seed), Patches(pair.Second, patches, seed), sides))];
    }

    /// <summary>Patches of 7×7 from random places, normalised.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="count">An image.</param>
    /// <param name="seed">The same places for the same seed.</param>
    /// <returns>(N·count, C·49).</returns>
    public static Tensor Patches(Tensor images, int count, ulong seed = 0)
    {
        using var scope = NewDisposeScope();
        var windows = images.unfold(2, Patch, 1).unfold(3, Patch, 1).permute(0, 2, 3, 1, 4, 5);           // (N, H−6, W−6, C, 7, 7)
        var (draws, total) = (new SplitMix64(seed), (int)images.shape[0] * count);
        var (image, row, column) = (Indices(i => i / count), Indices(_ => draws.Below((int)windows.shape[1])), Indices(_ => draws.Below((int)windows.shape[2])));
        var patches = windows[TensorIndex.Tensor(image), TensorIndex.Tensor(row), TensorIndex.Tensor(column)]; // (N·count, C, 7, 7)
        var centred = patches - patches.mean([0, 2, 3], keepdim: true);
        var deviation = centred.square().mean([0, 2, 3], keepdim: true).sqrt().clamp_min(1e-8);
        return (centred / deviation).flatten(1).MoveToOuterDisposeScope();

        Tensor Indices(Func<int, int> at) => tensor(Enumerable.Range(0, total).Select(i => (long)at(i)).ToArray(), device: images.device);
    }
}
