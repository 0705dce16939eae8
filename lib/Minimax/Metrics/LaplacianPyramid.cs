using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Metrics;

/// <summary>
/// An image as details of ever larger size and a small rest: Burt and Adelson, "The Laplacian Pyramid as a Compact Image Code" (1983). Level i is
/// g_i − Up(g_{i+1}), where g_0 is the image and g_{i+1} = Down(g_i), smoothed and of half the side; the last level is the last g itself.
/// </summary>
public static class LaplacianPyramid
{
    private static readonly float[] Taps = [1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f]; // the binomial filter, in each direction
    private static readonly long Reach = Taps.Length / 2;

    /// <summary>The levels, the finest first.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="levels">One or more. Each but the last needs an even side above two pixels.</param>
    /// <returns>(N, C, H, W), (N, C, H/2, W/2), …</returns>
    /// <exception cref="ArgumentException">The sides cannot be halved so often.</exception>
    public static IReadOnlyList<Tensor> Of(Tensor images, int levels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        var halves = 1L << (levels - 1);
        if (images.dim() != 4 || images.shape[2..].Any(side => side % halves != 0 || side / halves < 3))
            throw new ArgumentException($"A side of ({string.Join(", ", images.shape)}) cannot be halved {levels - 1} times.", nameof(images));

        using var scope = NewDisposeScope();
        var (pyramid, rest) = (new List<Tensor>(), images.detach().clone());
        for (var level = 1; level < levels; level++)
        {
            var coarse = Down(rest);
            pyramid.Add((rest - Up(coarse)).MoveToOuterDisposeScope());
            rest = coarse;
        }

        return [.. pyramid, rest.MoveToOuterDisposeScope()];
    }

    /// <summary>The images again: each level's details added to what lies above it, made twice as large. Nothing was lost.</summary>
    public static Tensor Collapse(IReadOnlyList<Tensor> pyramid)
    {
        using var scope = NewDisposeScope();
        return pyramid.Reverse().Aggregate((coarse, details) => Up(coarse) + details).MoveToOuterDisposeScope();
    }

    /// <summary>Twice as large and smooth: what is known of a level from the one above it.</summary>
    /// <param name="x">(N, C, H, W).</param>
    /// <returns>(N, C, 2H, 2W).</returns>
    public static Tensor Up(Tensor x)
    {
        var (n, c, h, w) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var spread = pad(x.view(n, c, h, 1, w, 1), [0, 1, 0, 0, 0, 1]);                // a zero after each pixel, a row of zeros after each row
        return 4 * Smooth(spread.view(n, c, 2 * h, 2 * w), stride: 1);                 // three quarters of it are zeros
    }

    private static Tensor Down(Tensor x) => Smooth(x, stride: 2);                      // (N, C, H/2, W/2)

    private static Tensor Smooth(Tensor x, long stride)
    {
        var taps = tensor(Taps, device: x.device).to_type(x.dtype);
        var kernel = taps.outer(taps).expand(x.shape[1], 1, -1, -1);                   // (C, 1, 5, 5)
        var mirrored = pad(x, [Reach, Reach, Reach, Reach], PaddingModes.Reflect);
        return conv2d(mirrored, kernel, strides: [stride, stride], groups: x.shape[1]);
    }
}
