using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Advanced;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Minimax.Data;

/// <summary>Pictures of any format to the bytes of an image set.</summary>
internal static class ImageDecoder
{
    /// <summary>What can be read, for people.</summary>
    public const string Readable = "PNG, JPEG, BMP, GIF, WebP and TIFF";

    private const int Channels = 3;
    private const long MostPixels = 1 << 26; // 8192 x 8192: more than the picture of any data set has
    private const long MostPixelsOfAByte = 1024; // a PNG's deflate and a progressive JPEG reach about as many on a picture without content …
    private const long PixelsOfAnyFile = 1 << 22; // … and a mask of one bit more: 2048 x 2048 pixels, 16 MB, are let through from any file

    private static readonly Configuration Formats = CreateFormats();

    /// <summary>
    /// Decodes a picture, turns it as its EXIF says, takes the middle square of the part that <paramref name="crop"/> names, averages it
    /// down (or repeats it up) to <paramref name="size"/>, and writes its planes, (3, size, size), to <paramref name="target"/>.
    /// Transparency is ignored, and so is all but the first picture of a file.
    /// </summary>
    /// <param name="file">The content of a file.</param>
    /// <param name="name">What an error calls it.</param>
    /// <param name="crop">The part to take.</param>
    /// <param name="size">Height and width of the image.</param>
    /// <param name="target">3·size² bytes.</param>
    /// <exception cref="DataFileException">It is no picture, is damaged or cut off, or claims to be larger than a photograph is.</exception>
    public static void Decode(byte[] file, string name, Crop crop, int size, Span<byte> target)
    {
        using var picture = Load(file, name);
        var square = Square(picture, crop);
        if (square.Side == size) Copy(picture, square, target);
        else Average(picture, square, size, target);
    }

    /// <summary>The decoder may throw anything at a damaged file, <see cref="NullReferenceException"/> included.</summary>
    private static Image<Rgba32> Load(byte[] file, string name)
    {
        if (file.Length == 0) throw new DataFileException(name, "it is empty");
        try
        {
            if (Image.Identify(Formats, file, out var format) is not { } header) throw new DataFileException(name, NoPicture(file));
            CheckSize(header, file, name);
            if (!PictureEnd.IsIn(file, format)) throw new DataFileException(name, $"it is cut off: the picture does not end after {file.Length:N0} bytes");

            var picture = Image.Load<Rgba32>(Formats, file);
            if (format is JpegFormat && picture[picture.Width - 1, picture.Height - 1].A == 0)
            {
                picture.Dispose();
                throw new DataFileException(name, "it lacks the lower part of its picture");
            }
            picture.Mutate(at => at.AutoOrient());
            return picture;
        }
        catch (ImageFormatException e)
        {
            throw new DataFileException(name, $"it is a damaged picture ({e.Message.Split('\n')[0].TrimEnd('.', '\r')})", e);
        }
        catch (Exception e) when (e is not (DataFileException or OutOfMemoryException))
        {
            throw new DataFileException(name, "it is a damaged picture", e);
        }
    }

    private static string NoPicture(ReadOnlySpan<byte> file) =>
        $"it is no picture of a format that can be read ({Readable}){(file.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'<', ..] ? ", but HTML or XML" : "")}";

    private static void CheckSize(IImageInfo header, byte[] file, string name)
    {
        var pixels = (long)header.Width * header.Height;
        if (pixels > Math.Max(PixelsOfAnyFile, Math.Min(MostPixels, file.Length * MostPixelsOfAByte)))
            throw new DataFileException(name, $"it claims {header.Width} x {header.Height} pixels, too many for a picture of {file.Length:N0} bytes");
    }

    private static Configuration CreateFormats()
    {
        var formats = new Configuration(
            new PngConfigurationModule(),
            new JpegConfigurationModule(),
            new BmpConfigurationModule(),
            new GifConfigurationModule(),
            new WebpConfigurationModule(),
            new TiffConfigurationModule());
        formats.ImageFormatsManager.SetDecoder(GifFormat.Instance, new GifDecoder { DecodingMode = FrameDecodingMode.First });
        formats.ImageFormatsManager.SetDecoder(TiffFormat.Instance, new TiffDecoder { DecodingMode = FrameDecodingMode.First });
        return formats;
    }

    private static (int Left, int Top, int Side) Square(Image picture, Crop crop)
    {
        var width = crop == Crop.Whole ? picture.Width : Math.Max(picture.Width / 2, 1);
        var start = crop == Crop.RightHalf ? picture.Width - width : 0;
        var side = Math.Min(width, picture.Height);
        return (start + ((width - side) / 2), (picture.Height - side) / 2, side);
    }

    private static void Copy(Image<Rgba32> picture, (int Left, int Top, int Side) square, Span<byte> target)
    {
        var side = square.Side;
        var red = target[..(side * side)];
        var green = target.Slice(side * side, side * side);
        var blue = target.Slice(2 * side * side, side * side);
        for (var y = 0; y < side; y++)
        {
            var row = Row(picture, square, y);
            var at = y * side;
            for (var x = 0; x < row.Length; x++, at++) (red[at], green[at], blue[at]) = (row[x].R, row[x].G, row[x].B);
        }
    }

    /// <summary>Each target pixel is the mean of the pixels that it covers, in whole pixels: at least one.</summary>
    private static void Average(Image<Rgba32> picture, (int Left, int Top, int Side) square, int size, Span<byte> target)
    {
        var sums = new long[Channels * size]; // of one target row
        for (var y = 0; y < size; y++)
        {
            var (top, bottom) = Covered(y, square.Side, size);
            Array.Clear(sums);
            for (var row = top; row < bottom; row++) Add(Row(picture, square, row), sums);
            for (var i = 0; i < sums.Length; i++)
            {
                var (x, c) = (i / Channels, i % Channels);
                var (left, right) = Covered(x, square.Side, size);
                var count = (bottom - top) * (right - left);
                target[(((c * size) + y) * size) + x] = (byte)((sums[i] + (count / 2)) / count);
            }
        }
    }

    private static void Add(ReadOnlySpan<Rgba32> row, Span<long> sums)
    {
        for (var x = 0; x < sums.Length / Channels; x++)
        {
            var (left, right) = Covered(x, row.Length, sums.Length / Channels);
            foreach (var pixel in row[left..right])
            {
                sums[Channels * x] += pixel.R;
                sums[(Channels * x) + 1] += pixel.G;
                sums[(Channels * x) + 2] += pixel.B;
            }
        }
    }

    private static ReadOnlySpan<Rgba32> Row(Image<Rgba32> picture, (int Left, int Top, int Side) square, int y) =>
        picture.DangerousGetPixelRowMemory(square.Top + y).Span.Slice(square.Left, square.Side);

    private static (int From, int To) Covered(int index, int from, int to)
    {
        var start = (int)((long)index * from / to);
        return (start, Math.Max((int)((((long)index + 1) * from) / to), start + 1));
    }
}
