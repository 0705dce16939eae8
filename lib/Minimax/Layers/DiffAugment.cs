using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Layers;

/// <summary>
/// Augmentation that a gradient passes: Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training" (arXiv 2006.10738), section 3. Every image
/// gets a brightness, a shift and a hole of its own.
/// </summary>
/// <remarks>
/// Deviations: no saturation and no contrast, which grey images have little use for; what a shift uncovers is black, as the ground of digits is.
/// </remarks>
public static class DiffAugment
{
    private const double Brightness = 0.5;  // the paper's: from −0.5 to 0.5, of a range of 2
    private const double Shift = 1.0 / 8;   // the paper's: of the image's side
    private const double Hole = 1.0 / 2;    // the paper's: of the image's side
    private const double Ground = -1;       // black

    /// <summary>T(x): brighter or darker, shifted, with a hole.</summary>
    /// <param name="images">(B, C, H, W) in [-1, 1].</param>
    /// <returns>(B, C, H, W).</returns>
    public static Tensor Of(Tensor images)
    {
        var (count, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var light = images + ((rand(count, 1, 1, 1, device: images.device) * 2 - 1) * Brightness);
        var moved = Shifted(light, Whole(-(long)(height * Shift), (long)(height * Shift)), Whole(-(long)(width * Shift), (long)(width * Shift)));
        return Cut(moved, Whole(0, height - 1), Whole(0, width - 1));

        Tensor Whole(long from, long to) => randint(from, to + 1, count, device: images.device, dtype: ScalarType.Int64);
    }

    /// <summary>Each image moved by whole pixels, with black behind it.</summary>
    /// <param name="images">(B, C, H, W).</param>
    /// <param name="down">(B), int64.</param>
    /// <param name="right">(B), int64.</param>
    public static Tensor Shifted(Tensor images, Tensor down, Tensor right)
    {
        var (count, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var most = Math.Max(height, width);
        var wide = pad(images, [most, most, most, most], value: Ground);
        var rows = (arange(height, device: images.device) + most - down.view(-1, 1)).view(count, 1, height, 1);   // where each row comes from
        var columns = (arange(width, device: images.device) + most - right.view(-1, 1)).view(count, 1, 1, width);
        return wide.gather(2, rows.expand(count, channels, height, width + (2 * most))).gather(3, columns.expand(count, channels, height, width));
    }

    /// <summary>Each image with a grey square of half its side, of which the middle is given; at the border a part of it.</summary>
    /// <param name="images">(B, C, H, W).</param>
    /// <param name="row">(B), int64: of the hole's middle.</param>
    /// <param name="column">(B), int64: of the hole's middle.</param>
    public static Tensor Cut(Tensor images, Tensor row, Tensor column)
    {
        var keepsRow = Outside(images.shape[2], row).unsqueeze(2);                                      // (B, H, 1)
        var keepsColumn = Outside(images.shape[3], column).unsqueeze(1);                                // (B, 1, W)
        return images * keepsRow.logical_or(keepsColumn).unsqueeze(1);                                  // a square's pixel is in neither
    }

    private static Tensor Outside(long side, Tensor middle)
    {
        var hole = (long)(side * Hole);
        var from = middle.view(-1, 1) - (hole / 2);
        var places = arange(side, device: middle.device);
        return places.lt(from).logical_or(places.ge(from + hole));                                      // (B, side)
    }
}
