using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Minimax.Data;

/// <summary>
/// The part of MATLAB's MAT-file format, level 5, that SVHN uses: little-endian, arrays of unsigned bytes (or of doubles that are whole
/// numbers below 256, as which MATLAB also stores labels), each compressed by zlib or not. After The MathWorks, "MAT-File Format" (2019).
/// </summary>
internal sealed class MatFile
{
    private const int HeaderLength = 128;
    private const uint UInt8 = 2, Int32 = 5, Double = 9, Matrix = 14, Compressed = 15; // types of an element
    private readonly string path;
    private readonly Dictionary<string, MatArray> arrays = [];

    private MatFile(string path) => this.path = path;

    /// <summary>Reads all arrays of a file.</summary>
    /// <exception cref="DataFileException">The file is absent, damaged, or uses a part of the format that is not read here.</exception>
    public static MatFile Read(string path) => DataFileException.Explain(path, () =>
    {
        var file = new MatFile(path);
        using var stream = File.OpenRead(path);
        var header = stream.ReadClaimed(HeaderLength, path);
        if (header is not [.., 0x00, 0x01, (byte)'I', (byte)'M']) throw new DataFileException(path, "not a little-endian MAT-file of level 5");
        while (stream.Position < stream.Length) file.ReadElement(stream);
        return file;
    });

    /// <summary>The array of a name, of so many dimensions.</summary>
    /// <exception cref="DataFileException">There is none.</exception>
    public MatArray Array(string name, int dimensions) => arrays.TryGetValue(name, out var array) && array.Shape.Length == dimensions
        ? array
        : throw new DataFileException(path, $"it holds no array '{name}' of {dimensions} dimensions");

    private void ReadElement(FileStream file)
    {
        var (type, size) = Tag(file.ReadClaimed(8, path));
        var left = file.Length - file.Position;
        if (size > left) throw new DataFileException(path, $"an element of it claims {size:N0} bytes, {left:N0} are left");
        var end = file.Position + size;
        if (type == Matrix) ReadMatrix(file, size);
        if (type == Compressed) ReadCompressed(file, size);
        file.Position = end;
    }

    private void ReadCompressed(Stream file, long size)
    {
        using var content = new ZLibStream(file, CompressionMode.Decompress, leaveOpen: true);
        var (type, inner) = Tag(content.ReadClaimed(8, path));
        if (type != Matrix) throw new DataFileException(path, $"a compressed element of type {type} is not read here");
        if (inner > size * StreamReads.MostBytesFromOne)
            throw new DataFileException(path, $"an array in it claims {inner:N0} bytes, more than {size:N0} compressed ones can hold");
        ReadMatrix(content, inner);
        if (content.ReadByte() >= 0) throw new DataFileException(path, "an array in it goes on after its end"); // and zlib's own checksum is looked at
    }

    /// <summary>An array: its flags, dimensions, name and values, each an element of its own.</summary>
    private void ReadMatrix(Stream stream, long size)
    {
        var left = size;
        Part(stream, ref left); // flags: class and complexity; the values' own type says what is needed
        var (type, shape) = Part(stream, ref left);
        if (type != Int32 || shape.Length % 4 != 0) throw new DataFileException(path, "an array in it has no dimensions");
        var (_, name) = Part(stream, ref left);
        var (kind, values) = Part(stream, ref left);

        var array = new MatArray(ToShape(shape), ToBytes(kind, values));
        if (array.Shape.Aggregate(1L, (product, n) => product * n) != array.Values.Length)
            throw new DataFileException(path, $"an array in it has {array.Values.Length:N0} values for the shape {string.Join(" x ", array.Shape)}");
        arrays[Encoding.ASCII.GetString(name)] = array;
    }

    /// <summary>One element inside an array; small ones share their eight bytes with the tag.</summary>
    private (uint Type, byte[] Content) Part(Stream stream, ref long left)
    {
        if (left < 8) throw new DataFileException(path, "an array in it ends early");
        var tag = stream.ReadClaimed(8, path);
        left -= 8;
        var (type, size) = Tag(tag);
        if (type >> 16 is > 0 and <= 4 and var small) return (type & 0xFFFF, tag[4..(int)(4 + small)]);

        var padded = (size + 7) / 8 * 8;
        if (size > left) throw new DataFileException(path, $"an array in it claims {size:N0} bytes, {left:N0} are left");
        var content = stream.ReadClaimed(size, path);
        stream.Skip(Math.Min(padded, left) - size, path);
        left -= Math.Min(padded, left);
        return (type, content);
    }

    private int[] ToShape(byte[] bytes)
    {
        var shape = new int[bytes.Length / 4];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4 * i));
            if (shape[i] < 0) throw new DataFileException(path, $"an array in it has a dimension of {shape[i]}");
        }
        return shape;
    }

    private byte[] ToBytes(uint type, byte[] values)
    {
        if (type == UInt8) return values;
        if (type != Double || values.Length % 8 != 0)
            throw new DataFileException(path, $"an array in it holds values of type {type}, which is not read here");

        var bytes = new byte[values.Length / 8];
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = BinaryPrimitives.ReadDoubleLittleEndian(values.AsSpan(8 * i));
            if (value is not (>= 0 and <= 255) || value != Math.Floor(value))
                throw new DataFileException(path, $"an array in it holds {value}, which is no byte");
            bytes[i] = (byte)value;
        }
        return bytes;
    }

    private static (uint Type, uint Size) Tag(byte[] tag) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(tag), BinaryPrimitives.ReadUInt32LittleEndian(tag.AsSpan(4)));

    /// <summary>Column-major, so the first dimension runs fastest.</summary>
    public sealed record MatArray(int[] Shape, byte[] Values);
}
