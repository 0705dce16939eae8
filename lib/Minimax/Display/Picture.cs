using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Display;

/// <summary>An RGB picture.</summary>
public sealed class Picture
{
    private static readonly PngEncoder Encoder = new() { FilterMethod = PngFilterMethod.Adaptive };

    private readonly byte[] rgb;

    /// <summary>Keeps the given bytes, without a copy.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgb">Three bytes a pixel, row by row from the top.</param>
    /// <exception cref="ArgumentException">There are not 3 · width · height bytes.</exception>
    public Picture(int width, int height, byte[] rgb)
    {
        ArgumentNullException.ThrowIfNull(rgb);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rgb.LongLength != 3L * width * height)
            throw new ArgumentException($"{width} × {height} pixels take {3L * width * height} bytes, not {rgb.Length}.", nameof(rgb));
        (Width, Height, this.rgb) = (width, height, rgb);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Three bytes a pixel, row by row from the top.</summary>
    public ReadOnlySpan<byte> Rgb => rgb;

    /// <summary>The colour in column <paramref name="x"/> of row <paramref name="y"/>.</summary>
    public Colour this[int x, int y]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
            var pixel = rgb.AsSpan(3 * (y * Width + x), 3);
            return new Colour(pixel[0], pixel[1], pixel[2]);
        }
    }

    /// <summary>The picture as a PNG file; a picture without colours is stored as grey.</summary>
    public byte[] ToPng()
    {
        using Image image = IsGrey() ? Image.LoadPixelData<L8>(Grey(), Width, Height) : Image.LoadPixelData<Rgb24>(rgb, Width, Height);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream, Encoder);
        return stream.ToArray();
    }

    /// <summary>The PNG as an address that holds its own content, for an <c>img</c> element.</summary>
    public string ToDataUri() => $"data:image/png;base64,{Convert.ToBase64String(ToPng())}";

    private bool IsGrey()
    {
        foreach (var pixel in MemoryMarshal.Cast<byte, Rgb24>(rgb))
        {
            if (pixel.R != pixel.G || pixel.G != pixel.B) return false;
        }

        return true;
    }

    private byte[] Grey()
    {
        var grey = new byte[rgb.Length / 3];
        for (var i = 0; i < grey.Length; i++) grey[i] = rgb[3 * i];
        return grey;
    }
}
