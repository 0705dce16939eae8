using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>Writes pixels as PNG, eight bits a sample, not interlaced.</summary>
internal static class PngWriter
{
    private static readonly PngFilterMethod[] Filters =
        [PngFilterMethod.None, PngFilterMethod.Sub, PngFilterMethod.Up, PngFilterMethod.Average, PngFilterMethod.Paeth];

    public static void Write<TPixel>(Stream stream, ReadOnlySpan<TPixel> pixels, int width, int height, PngEncoder options)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var colour = typeof(TPixel) == typeof(L8) ? PngColorType.Grayscale : typeof(TPixel) == typeof(Rgb24) ? PngColorType.Rgb : PngColorType.RgbWithAlpha;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)colour);
        stream.Write(PngChunk.Signature);
        PngChunk.Write(stream, "IHDR"u8, header);
        PngChunk.Write(stream, "IDAT"u8, Compress(MemoryMarshal.AsBytes(pixels), width * Marshal.SizeOf<TPixel>(), Marshal.SizeOf<TPixel>(), options));
        PngChunk.Write(stream, "IEND"u8, []);
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> samples, int rowBytes, int step, PngEncoder options)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, new ZLibCompressionOptions { CompressionLevel = (int)options.CompressionLevel }, leaveOpen: true))
        {
            ReadOnlySpan<byte> above = new byte[rowBytes];
            var (best, candidate) = (new byte[rowBytes + 1], new byte[rowBytes + 1]);
            for (var start = 0; start < samples.Length; start += rowBytes)
            {
                var row = samples.Slice(start, rowBytes);
                Filter(row, above, step, options.FilterMethod ?? PngFilterMethod.Paeth, ref best, ref candidate);
                zlib.Write(best);
                above = row;
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, PngFilterMethod method, ref byte[] best, ref byte[] candidate)
    {
        if (method == PngFilterMethod.Adaptive && row.SequenceEqual(above)) method = PngFilterMethod.Up; // nothing is left of the row
        var least = long.MaxValue;
        foreach (var filter in method == PngFilterMethod.Adaptive ? Filters : [method])
        {
            candidate[0] = (byte)filter;
            var sum = PngFilter.Apply(filter, row, above, step, candidate.AsSpan(1));
            if (sum >= least) continue;
            least = sum;
            (best, candidate) = (candidate, best);
        }
    }
}
