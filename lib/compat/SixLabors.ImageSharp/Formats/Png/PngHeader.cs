using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>The IHDR chunk of a PNG.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColorType Colour, bool Interlaced)
{
    /// <summary>Samples of a pixel.</summary>
    public int Channels => Colour switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GrayscaleWithAlpha => 2,
        PngColorType.RgbWithAlpha => 4,
        _ => 1,
    };

    /// <summary>Bytes of a whole pixel, at least one: how far back a filter looks.</summary>
    public int Step => Math.Max(1, Channels * Depth / 8);

    /// <exception cref="InvalidImageContentException">A value is outside what PNG allows.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13) throw new InvalidImageContentException($"The PNG's header holds {data.Length} bytes instead of 13.");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
        var header = new PngHeader(width, height, data[8], (PngColorType)data[9], data[12] == 1);
        if (width < 1 || height < 1) throw new InvalidImageContentException($"The PNG says that it is {width} × {height} pixels.");
        if (!header.IsKnownFormat) throw new InvalidImageContentException($"The PNG has the colour type {data[9]} with {data[8]} bits, which does not exist.");
        if (data[10] != 0 || data[11] != 0) throw new InvalidImageContentException("The PNG is compressed or filtered by an unknown method.");
        if (data[12] > 1) throw new InvalidImageContentException($"The PNG is interlaced by the unknown method {data[12]}.");
        return header;
    }

    /// <summary>Bytes of a row of so many pixels, without the filter byte.</summary>
    public long RowBytes(int width) => ((long)width * Channels * Depth + 7) / 8;

    private bool IsKnownFormat => Colour switch
    {
        PngColorType.Grayscale => Depth is 1 or 2 or 4 or 8 or 16,
        PngColorType.Palette => Depth is 1 or 2 or 4 or 8,
        PngColorType.Rgb or PngColorType.GrayscaleWithAlpha or PngColorType.RgbWithAlpha => Depth is 8 or 16,
        _ => false,
    };
}
