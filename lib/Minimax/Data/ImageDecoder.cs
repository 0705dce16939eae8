using System.Buffers;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Data;

/// <summary>PNG and JPEG to the bytes of an image set.</summary>
internal static class ImageDecoder
{
    private const int Channels = 3;
    private const long MostPixels = 1 << 26; // 8192 x 8192: more than the picture of any data set has
    private const long MostPixelsOfAByte = 1024; // a PNG's deflate and a progressive JPEG reach about as many on a picture without content

    /// <summary>
    /// Decodes a picture, takes the middle square of the part that <paramref name="crop"/> names, averages it down (or repeats it up) to
    /// <paramref name="size"/>, and writes its planes, (3, size, size), to <paramref name="target"/>. Transparency is ignored.
    /// </summary>
    /// <param name="file">The PNG or JPEG.</param>
    /// <param name="name">What an error calls it.</param>
    /// <param name="crop">The part to take.</param>
    /// <param name="size">Height and width of the image.</param>
    /// <param name="target">3·size² bytes.</param>
    /// <exception cref="DataFileException">It is neither, it is damaged, or it claims to be larger than a photograph is.</exception>
    public static void Decode(byte[] file, string name, Crop crop, int size, Span<byte> target)
    {
        try
        {
            Check(Image.Identify(file), file, name);
            using var picture = Image.Load<Rgba32>(file);
            var pixels = ArrayPool<byte>.Shared.Rent(4 * picture.Width * picture.Height);
            try
            {
                picture.CopyPixelDataTo(pixels.AsSpan(0, 4 * picture.Width * picture.Height));
                var square = Square(picture, crop);
                if (square.Side == size) Copy(pixels, picture.Width, square, target);
                else Average(pixels, picture.Width, square, size, target);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(pixels);
            }
        }
        catch (ImageFormatException e)
        {
            throw new DataFileException(name, e.Message.Split('\n')[0].TrimEnd('.', '\r'), e);
        }
    }

    private static void Check(IImageInfo header, byte[] file, string name)
    {
        var pixels = (long)header.Width * header.Height;
        if (pixels > Math.Min(MostPixels, file.Length * MostPixelsOfAByte))
            throw new DataFileException(name, $"it claims {header.Width} x {header.Height} pixels, too many for a picture of {file.Length:N0} bytes");
    }

    private static (int Left, int Top, int Side) Square(Image picture, Crop crop)
    {
        var width = crop == Crop.Whole ? picture.Width : Math.Max(picture.Width / 2, 1);
        var start = crop == Crop.RightHalf ? picture.Width - width : 0;
        var side = Math.Min(width, picture.Height);
        return (start + ((width - side) / 2), (picture.Height - side) / 2, side);
    }

    private static void Copy(ReadOnlySpan<byte> pixels, int width, (int Left, int Top, int Side) square, Span<byte> target)
    {
        var side = square.Side;
        var red = target[..(side * side)];
        var green = target.Slice(side * side, side * side);
        var blue = target.Slice(2 * side * side, side * side);
        for (var y = 0; y < side; y++)
        {
            var row = pixels.Slice(4 * (((square.Top + y) * width) + square.Left), 4 * side);
            var at = y * side;
            for (var x = 0; x < row.Length; x += 4, at++) (red[at], green[at], blue[at]) = (row[x], row[x + 1], row[x + 2]);
        }
    }

    /// <summary>Each target pixel is the mean of the pixels that it covers, in whole pixels: at least one.</summary>
    private static void Average(ReadOnlySpan<byte> pixels, int width, (int Left, int Top, int Side) square, int size, Span<byte> target)
    {
        Span<int> sums = stackalloc int[Channels];
        for (var y = 0; y < size; y++)
        {
            var (top, bottom) = Covered(y, square.Side, size);
            for (var x = 0; x < size; x++)
            {
                var (left, right) = Covered(x, square.Side, size);
                sums.Clear();
                for (var row = top; row < bottom; row++)
                {
                    for (var column = left; column < right; column++)
                    {
                        var at = 4 * (((square.Top + row) * width) + square.Left + column);
                        for (var c = 0; c < Channels; c++) sums[c] += pixels[at + c];
                    }
                }
                var count = (bottom - top) * (right - left);
                for (var c = 0; c < Channels; c++) target[(((c * size) + y) * size) + x] = (byte)((sums[c] + (count / 2)) / count);
            }
        }
    }

    private static (int From, int To) Covered(int index, int from, int to)
    {
        var start = (int)((long)index * from / to);
        return (start, Math.Max((int)((((long)index + 1) * from) / to), start + 1));
    }
}
