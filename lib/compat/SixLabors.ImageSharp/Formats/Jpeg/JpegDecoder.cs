using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>Reads JPEG by libturbojpeg, strictly: what it would only warn of is an error here.</summary>
internal static class JpegDecoder
{
    private const int MostPixelsOfAByte = 1024; // one bit codes at most an 8 × 8 block of a progressive picture: 512, doubled for good measure

    public static bool IsJpeg(ReadOnlySpan<byte> data) => data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>The pixels row by row.</summary>
    /// <exception cref="InvalidImageContentException">The file is damaged, or of a kind that libturbojpeg cannot turn into RGB.</exception>
    /// <exception cref="DllNotFoundException">libturbojpeg is not installed.</exception>
    public static unsafe (int Width, int Height, Rgba32[] Pixels) Decode(ReadOnlySpan<byte> data)
    {
        var handle = TurboJpeg.Open();
        try
        {
            fixed (byte* bytes = data)
            {
                Check(handle, TurboJpeg.tjDecompressHeader3(handle, bytes, (nuint)data.Length, out var width, out var height, out _, out _));
                if (width < 1 || height < 1) throw new InvalidImageContentException("The JPEG is damaged: it names no size.");
                if ((long)width * height > Math.Min((long)data.Length * MostPixelsOfAByte, Array.MaxLength / 4))
                    throw new InvalidImageContentException($"The JPEG says {width} × {height} pixels, more than its {data.Length} bytes can hold.");

                var pixels = new Rgba32[width * height];
                fixed (Rgba32* target = pixels)
                {
                    const int flags = TurboJpeg.StopOnWarning | TurboJpeg.LimitScans;
                    Check(handle, TurboJpeg.tjDecompress2(handle, bytes, (nuint)data.Length, target, width, 0, height, TurboJpeg.Rgba, flags));
                }

                return (width, height, pixels);
            }
        }
        finally
        {
            TurboJpeg.tjDestroy(handle);
        }
    }

    /// <summary>What the frame's header says.</summary>
    /// <exception cref="InvalidImageContentException">There is none, or a damaged one.</exception>
    public static unsafe ImageInfo Identify(ReadOnlySpan<byte> data)
    {
        var handle = TurboJpeg.Open();
        try
        {
            fixed (byte* bytes = data)
            {
                Check(handle, TurboJpeg.tjDecompressHeader3(handle, bytes, (nuint)data.Length, out var width, out var height, out _, out _));
                return new ImageInfo(width, height);
            }
        }
        finally
        {
            TurboJpeg.tjDestroy(handle);
        }
    }

    private static void Check(nint handle, int result)
    {
        if (result != 0) throw new InvalidImageContentException($"The JPEG is damaged: {Marshal.PtrToStringUTF8(TurboJpeg.tjGetErrorStr2(handle))}.");
    }
}
