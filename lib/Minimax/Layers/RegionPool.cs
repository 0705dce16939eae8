using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// What feature maps hold in a box, whatever its size, as so many by so many numbers: RoIAlign of He, Gkioxari, Dollár and Girshick, "Mask R-CNN"
/// (arXiv 1703.06870), section 3: each bin is the mean of 2×2 points between pixels, so that no coordinate is rounded.
/// </summary>
public static class RegionPool
{
    private const int Points = 2; // along each side of a bin

    /// <param name="maps">(N, C, S, S), of images of <paramref name="imageSide"/> pixels a side.</param>
    /// <param name="boxes">(N, R, 3): centre x, centre y and side in pixels of the image.</param>
    /// <param name="bins">A side.</param>
    /// <param name="imageSide">In pixels.</param>
    /// <returns>(N, R, C, bins, bins).</returns>
    public static Tensor Of(Tensor maps, Tensor boxes, int bins, int imageSide)
    {
        var (count, regions, points) = (boxes.shape[0], boxes.shape[1], bins * Points);
        var steps = (arange(points, device: maps.device) + 0.5) / points - 0.5;                             // places in a box of side 1
        var (centre, side) = (boxes.narrow(2, 0, 2), boxes.narrow(2, 2, 1));                               // (N, R, 2), (N, R, 1)
        var x = (centre.narrow(2, 0, 1) + (side * steps)).unsqueeze(2).expand(-1, -1, points, -1);          // (N, R, p, p)
        var y = (centre.narrow(2, 1, 1) + (side * steps)).unsqueeze(3).expand(-1, -1, -1, points);
        var grid = stack([x, y], 4).view(count, regions * points, points, 2) * (2.0 / imageSide) - 1;       // −1 … 1 from border to border
        var seen = grid_sample(maps, grid, align_corners: false);                                           // (N, C, R·p, p)
        return avg_pool2d(seen, Points).view(count, maps.shape[1], regions, bins, bins).transpose(1, 2);
    }
}
