using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.GZip;
using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// The IDX format of MNIST: two zero bytes, a type (0x08, unsigned byte), the number of dimensions, each dimension as a big-endian 32-bit
/// number, then the bytes. A file that ends in <c>.gz</c> is unpacked on the way.
/// </summary>
public static class Idx
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Images as (N, 1, H, W) uint8.</summary>
    /// <exception cref="DataFileException">The file is absent, torn, or not an IDX file of three dimensions.</exception>
    public static Tensor Images(string path)
    {
        var (shape, bytes) = Read(path, dimensions: 3);
        return tensor(bytes, [shape[0], 1, shape[1], shape[2]], ScalarType.Byte);
    }

    /// <summary>Labels as (N) int64.</summary>
    /// <exception cref="DataFileException">The file is absent, torn, or not an IDX file of one dimension.</exception>
    public static Tensor Labels(string path) => tensor(Array.ConvertAll(Read(path, dimensions: 1).Bytes, b => (long)b));

    private static (long[] Shape, byte[] Bytes) Read(string path, int dimensions) => DataFileException.Explain(path, () =>
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipInputStream(file, StreamReads.BufferSize) : (Stream)file;

        var shape = Header(path, stream, dimensions);
        var most = stream is GZipInputStream ? file.Length * StreamReads.MostBytesFromOne : file.Length;
        var size = shape.Aggregate(1L, (product, n) => n == 0 || product <= most / n ? product * n : long.MaxValue);
        if (size > most)
            throw new DataFileException(path, $"its header claims {string.Join(" x ", shape)} bytes, more than a file of {file.Length} bytes can hold");
        if (size == 0) throw new DataFileException(path, "it holds nothing");

        var bytes = stream.ReadClaimed(size, path);
        if (stream.ReadByte() >= 0) throw new DataFileException(path, $"it goes on after the {size} bytes that its header claims");
        return (shape, bytes);
    });

    private static long[] Header(string path, Stream stream, int dimensions)
    {
        Span<byte> header = stackalloc byte[4 + (4 * dimensions)];
        var got = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got < 4) throw new DataFileException(path, "it ends within its header");

        var magic = BinaryPrimitives.ReadUInt32BigEndian(header);
        var expected = (uint)((UnsignedByte << 8) | dimensions);
        if (magic != expected)
            throw new DataFileException(path, $"not an IDX file of {dimensions} dimension(s): it begins with {magic:x8}, not {expected:x8}");
        if (got < header.Length) throw new DataFileException(path, "it ends within its header");

        var shape = new long[dimensions];
        for (var i = 0; i < dimensions; i++) shape[i] = BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * i))..]);
        return shape;
    }
}
