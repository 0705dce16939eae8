using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A picture in memory.</summary>
public abstract class Image : IDisposable
{
    private protected Image(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Reads a PNG or JPEG file.</summary>
    /// <exception cref="ImageFormatException">It is neither, or it is damaged.</exception>
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(File.ReadAllBytes(path));

    /// <summary>Reads a PNG or JPEG up to the stream's end.</summary>
    /// <exception cref="ImageFormatException">It is neither, or it is damaged.</exception>
    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return Load<TPixel>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Reads a PNG or JPEG.</summary>
    /// <exception cref="ImageFormatException">It is neither, or it is damaged.</exception>
    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var (width, height, pixels) = Decode(data);
        if (pixels is TPixel[] same) return new Image<TPixel>(width, height, same);
        var converted = new TPixel[pixels.Length];
        for (var i = 0; i < pixels.Length; i++) converted[i].FromRgba32(pixels[i]);
        return new Image<TPixel>(width, height, converted);
    }

    /// <summary>Reads the size of a PNG or JPEG and leaves its pixels alone.</summary>
    /// <exception cref="ImageFormatException">It is neither, or its header is damaged.</exception>
    public static ImageInfo Identify(ReadOnlySpan<byte> buffer)
    {
        if (PngDecoder.IsPng(buffer)) return PngDecoder.Identify(buffer);
        if (JpegDecoder.IsJpeg(buffer)) return JpegDecoder.Identify(buffer);
        throw new UnknownImageFormatException("The data is neither a PNG nor a JPEG.");
    }

    /// <summary>A picture with a copy of these pixels, row by row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too few of them.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, (long)width * height, nameof(data));
        return new Image<TPixel>(width, height, data[..(width * height)].ToArray());
    }

    /// <summary>A picture with a copy of these pixels, row by row, each as the bytes of a <typeparamref name="TPixel"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too few of them.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    /// <summary>Frees what the picture holds; here the garbage collector does.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    internal abstract void Encode(Stream stream, PngEncoder encoder);

    private static (int Width, int Height, Rgba32[] Pixels) Decode(ReadOnlySpan<byte> data)
    {
        if (PngDecoder.IsPng(data)) return PngDecoder.Decode(data);
        if (JpegDecoder.IsJpeg(data)) return JpegDecoder.Decode(data);
        throw new UnknownImageFormatException("The data is neither a PNG nor a JPEG.");
    }
}
