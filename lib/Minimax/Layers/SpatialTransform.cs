using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// Feature maps that are turned and shifted, each group of maps in a way of its own, as if the parts of an object had moved. They are read as in Jaderberg
/// et al., "Spatial Transformer Networks" (arXiv 1506.02025), section 3, so that a gradient reaches the angle and the shift.
/// </summary>
public static class SpatialTransform
{
    /// <summary>Turns and shifts the maps of each example about their middle. What comes in from outside is 0: nothing is there.</summary>
    /// <param name="features">(B, maps · bins²).</param>
    /// <param name="moves">(B, groups, 3): an angle in radians, clockwise; a shift to the right and one down, of which 1 is half a map. The first group is of the first maps.</param>
    /// <param name="bins">A side of the maps.</param>
    /// <returns>(B, maps · bins²).</returns>
    public static Tensor Apply(Tensor features, Tensor moves, int bins)
    {
        var maps = features.view(features.shape[0] * moves.shape[1], -1, bins, bins);                       // (B·groups, maps / groups, bins, bins)
        var grid = affine_grid(Sources(moves.flatten(0, 1)), maps.shape, align_corners: false);             // (B·groups, bins, bins, 2)
        return grid_sample(maps, grid, align_corners: false).view(features.shape);
    }

    /// <summary>Where a place p of the moved maps comes from: R(−angle) (p − shift), as the matrix [R(−angle), −R(−angle) shift].</summary>
    private static Tensor Sources(Tensor moves)
    {
        var (cos, sin) = (moves.select(1, 0).cos(), moves.select(1, 0).sin());                              // (N)
        var back = stack([cos, sin, -sin, cos], 1).view(-1, 2, 2);
        return cat([back, -back.matmul(moves.narrow(1, 1, 2).unsqueeze(2))], 2);                            // (N, 2, 3)
    }
}
