using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A picture whose pixels can be read and written.</summary>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly TPixel[] pixels;

    /// <summary>A picture of zeros.</summary>
    public Image(int width, int height)
        : this(width, height, new TPixel[checked(width * height)])
    {
    }

    internal Image(int width, int height, TPixel[] pixels)
        : base(width, height) => this.pixels = pixels;

    /// <summary>The pixel in column <paramref name="x"/> of row <paramref name="y"/>, counted from the top left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pixel.</exception>
    public TPixel this[int x, int y]
    {
        get => pixels[Index(x, y)];
        set => pixels[Index(x, y)] = value;
    }

    /// <summary>Copies the pixels row by row.</summary>
    public void CopyPixelDataTo(Span<TPixel> destination) => pixels.CopyTo(destination);

    /// <summary>Copies the pixels' bytes row by row.</summary>
    public void CopyPixelDataTo(Span<byte> destination) => MemoryMarshal.AsBytes(pixels.AsSpan()).CopyTo(destination);

    internal override void Encode(Stream stream, PngEncoder encoder) => PngWriter.Write<TPixel>(stream, pixels, Width, Height, encoder);

    private int Index(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return y * Width + x;
    }
}
