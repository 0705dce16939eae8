using static TorchSharp.torch;

namespace Minimax.Editing;

/// <summary>What a reader has painted over an image: a colour for some of its pixels, and no wish for the others.</summary>
/// <param name="Colours">(1, C, H, W) in [-1, 1], or (N, C, H, W): for each image colours of its own, under one mask.</param>
/// <param name="Mask">(1, 1, H, W): 1 where it was painted, 0 elsewhere.</param>
public sealed record Strokes(Tensor Colours, Tensor Mask)
{
    private const double Flat = 1e-12; // under the root: where nothing changes, the slope of the root would be infinite

    /// <summary>No strokes yet.</summary>
    /// <param name="image">(1, C, H, W): of its size.</param>
    public static Strokes None(Tensor image) => new(zeros_like(image), zeros_like(image.narrow(1, 0, 1)));

    /// <summary>These strokes and a further one, over them.</summary>
    /// <param name="path">Points that the brush passes, in pixels from the upper left corner; one point is a dot.</param>
    /// <param name="radius">Of the brush, in pixels.</param>
    /// <param name="colour">A number in [-1, 1] for each channel.</param>
    public Strokes And(IReadOnlyList<(double X, double Y)> path, double radius, params double[] colour)
    {
        if (path.Count == 0) throw new ArgumentException("A stroke has at least one point.", nameof(path));
        if (colour.Length != Colours.shape[1]) throw new ArgumentException($"{colour.Length} numbers are no colour of {Colours.shape[1]} channels.", nameof(colour));
        using var scope = NewDisposeScope();
        var touched = Distance(path).le(radius).view_as(Mask);                              // (1, 1, H, W)
        var paint = tensor(colour, Colours.dtype, Colours.device).view(1, -1, 1, 1);
        return new Strokes(where(touched, paint, Colours).MoveToOuterDisposeScope(), where(touched, ones_like(Mask), Mask).MoveToOuterDisposeScope());
    }

    /// <summary>‖m ∘ (x − c)‖² / (C Σ m): the mean squared miss of a painted pixel; 0 where nothing is painted.</summary>
    /// <param name="images">(N, C, H, W).</param>
    /// <returns>(N).</returns>
    public Tensor Cost(Tensor images) => ((images - Colours).square() * Mask).flatten(1).sum(1) / (Mask.sum() * Colours.shape[1]).clamp_min(1);

    /// <summary>
    /// Σ m (s − slope)₊² / Σ m, where an image's slope is √(Σ_c (∂x)² + (∂y)²), to the pixel at the right and to the one below: what the painted pixels
    /// lack of being an edge. A sketch says where something ends, and its colours ask for nothing.
    /// </summary>
    /// <remarks>The paper compares histograms of oriented gradients; here an edge is one in any direction.</remarks>
    /// <param name="images">(N, C, H, W).</param>
    /// <param name="steep">s: what counts as an edge. From black to white is 2 in each channel.</param>
    /// <returns>(N); 0 where nothing is painted.</returns>
    public Tensor EdgeCost(Tensor images, double steep = 1)
    {
        var squares = Across(images, 3).square() + Across(images, 2).square();              // (N, C, H, W)
        var slope = (squares.sum(1, keepdim: true) + Flat).sqrt();                          // (N, 1, H, W)
        return ((steep - slope).clamp_min(0).square() * Mask).flatten(1).sum(1) / Mask.sum().clamp_min(1);
    }

    /// <summary>The difference to the next pixel along an axis; 0 at the rim, which has none.</summary>
    private static Tensor Across(Tensor images, int axis) => images.diff(1, axis, append: images.narrow(axis, images.shape[axis] - 1, 1));

    /// <summary>How far the middle of each pixel is from the path: (H, W).</summary>
    private Tensor Distance(IReadOnlyList<(double X, double Y)> path)
    {
        var y = arange(Mask.shape[2], ScalarType.Float64, Mask.device).view(-1, 1) + 0.5;   // (H, 1)
        var x = arange(Mask.shape[3], ScalarType.Float64, Mask.device).view(1, -1) + 0.5;   // (1, W)
        return Enumerable.Range(0, Math.Max(1, path.Count - 1)).Select(i => ToSegment(path[i], path[Math.Min(i + 1, path.Count - 1)])).Aggregate((a, b) => a.minimum(b));

        Tensor ToSegment((double X, double Y) from, (double X, double Y) to)
        {
            var (dx, dy) = (to.X - from.X, to.Y - from.Y);
            var along = (((x - from.X) * dx) + ((y - from.Y) * dy)) / Math.Max((dx * dx) + (dy * dy), 1e-12);
            var t = along.clamp(0, 1);                                                      // 0 at the one end, 1 at the other
            return ((x - from.X - (t * dx)).square() + (y - from.Y - (t * dy)).square()).sqrt();
        }
    }
}
