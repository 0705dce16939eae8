using static TorchSharp.torch;

namespace Minimax.Layers;

/// <summary>
/// Windows of feature maps that are hidden: zeros in all maps at once, as if something stood in front of a part of the object. Wang, Shrivastava and
/// Gupta, "A-Fast-RCNN" (arXiv 1704.03414), section 4.1.
/// </summary>
public static class SpatialDropout
{
    /// <summary>Every window of bins × bins maps.</summary>
    /// <param name="bins">A side of the maps.</param>
    /// <param name="side">A side of a window: a third of the maps' in the paper.</param>
    /// <param name="device">Where the windows lie.</param>
    /// <returns>((bins − side + 1)², bins²): 1 in the window, 0 elsewhere; row by row.</returns>
    public static Tensor Windows(int bins, int side, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var at = arange(bins, device: device);
        var from = arange(bins - side + 1, device: device).unsqueeze(1);
        var covered = at.ge(from).logical_and(at.lt(from + side)).to_type(ScalarType.Float32); // (places, bins): of a line
        return einsum("ai,bj->abij", covered, covered).reshape(-1, bins * bins).MoveToOuterDisposeScope();
    }

    /// <summary>Hides a window of each example.</summary>
    /// <param name="features">(B, maps · bins²).</param>
    /// <param name="hidden">(B, bins²), 1 where nothing is to be seen.</param>
    /// <returns>(B, maps · bins²).</returns>
    public static Tensor Apply(Tensor features, Tensor hidden) =>
        (features.view(features.shape[0], -1, hidden.shape[1]) * (1 - hidden).unsqueeze(1)).flatten(1);

    /// <summary>The loss of each example behind each window.</summary>
    /// <param name="losses">(B, maps · bins²) to (B) losses.</param>
    /// <param name="features">(B, maps · bins²).</param>
    /// <param name="windows">(W, bins²).</param>
    /// <returns>(B, W), without a graph.</returns>
    public static Tensor Losses(Func<Tensor, Tensor> losses, Tensor features, Tensor windows)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var behind = windows.split(1).Select(window => losses(Apply(features, window)));
        return stack([.. behind], 1).MoveToOuterDisposeScope();
    }
}
