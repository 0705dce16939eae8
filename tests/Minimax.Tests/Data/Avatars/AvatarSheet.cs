using Minimax.Data;
using SkiaSharp;
using static TorchSharp.torch;

namespace Minimax.Tests.Data;

/// <summary>The sheet of avatars that is kept beside this file: what the drawings must go on being.</summary>
internal static class AvatarSheet
{
    public const int Columns = 8;

    /// <summary>(24, 3, 64, 64) uint8.</summary>
    public static Tensor Pinned() => Minimax.Data.Avatars.Draw(24, seed: 2026).Images;

    /// <summary>Images (N, 3, H, W) side by side: (3, rows·H, columns·W).</summary>
    public static Tensor Of(Tensor images, int columns)
    {
        var (rows, height, width) = (images.shape[0] / columns, images.shape[2], images.shape[3]);
        return images.view(rows, columns, 3, height, width).permute(2, 0, 3, 1, 4).reshape(3, rows * height, columns * width);
    }

    /// <summary>The planes of a picture: (3, H, W) uint8.</summary>
    public static Tensor Planes(SKBitmap picture)
    {
        var colours = picture.Pixels;
        byte[] planes = [.. colours.Select(colour => colour.Red), .. colours.Select(colour => colour.Green), .. colours.Select(colour => colour.Blue)];
        return tensor(planes, [3, picture.Height, picture.Width], ScalarType.Byte);
    }
}
