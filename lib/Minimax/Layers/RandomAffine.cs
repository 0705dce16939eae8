using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// Images that are turned, slanted, resized and shifted a little, each in its own way, and say what they said before: a digit stays that digit. It is smooth, so
/// that a gradient passes.
/// </summary>
public static class RandomAffine
{
    private const double Angle = 0.25;  // radians, 14°: a six is no nine yet
    private const double Slant = 0.3;   // a hand's
    private const double Size = 0.15;   // of itself, larger or smaller
    private const double Shift = 0.14;  // of half a side: two pixels of 28
    private const double Ground = -1;   // black

    /// <summary>T(x), with a T for each image.</summary>
    /// <param name="images">(B, C, H, W) in [-1, 1]; what comes in from outside is black.</param>
    /// <returns>(B, C, H, W).</returns>
    public static Tensor Of(Tensor images)
    {
        return Moved(images, Drawn(Angle), Drawn(Slant), 1 + Drawn(Size), Drawn(Shift), Drawn(Shift));

        Tensor Drawn(double most) => ((2 * rand(images.shape[0], device: images.device)) - 1) * most; // (B)
    }

    /// <summary>The same, in a given way: where a place of the result comes from is the matrix [s R(angle) + slant, shift] of it.</summary>
    /// <param name="images">(B, C, H, W) in [-1, 1].</param>
    /// <param name="angle">(B), radians, clockwise.</param>
    /// <param name="slant">(B): how far to the side a place is taken, for one down.</param>
    /// <param name="size">(B): of what is taken; the image becomes smaller by it.</param>
    /// <param name="right">(B): how far to the right what is taken lies, of half a side.</param>
    /// <param name="down">(B): how far down.</param>
    public static Tensor Moved(Tensor images, Tensor angle, Tensor slant, Tensor size, Tensor right, Tensor down)
    {
        var (cos, sin) = (size * angle.cos(), size * angle.sin());
        var sources = stack([cos, sin + slant, right, -sin, cos, down], 1).view(-1, 2, 3);      // (B, 2, 3)
        var grid = affine_grid(sources, images.shape, align_corners: false);                    // (B, H, W, 2)
        return grid_sample(images - Ground, grid, align_corners: false) + Ground;
    }
}
