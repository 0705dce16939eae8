using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One tensor in a stream, as TorchSharp writes it: type, number of dimensions and sizes as LEB128 numbers, then the elements in a row.</summary>
internal static class TensorFormat
{
    private const int MostDimensions = 16;
    private const int BlockSize = 1 << 20; // read at once, so that a header that lies costs no more than the file holds

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        writer.Write7BitEncodedInt((int)plain.dtype);
        writer.Write7BitEncodedInt((int)plain.Dimensions);
        foreach (var size in plain.shape) writer.Write7BitEncodedInt64(size);
        writer.Write(plain.bytes);
    }

    /// <summary>Reads a tensor, on the processor.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="like">What its shape and type must be; null takes any.</param>
    /// <exception cref="ArgumentException">It has another shape or type.</exception>
    /// <exception cref="InvalidDataException">What stands there is no tensor.</exception>
    /// <exception cref="EndOfStreamException">The stream ends early.</exception>
    public static Tensor Read(BinaryReader reader, string name, Tensor? like)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var dimensions = reader.Read7BitEncodedInt();
        if (!Enum.IsDefined(type) || dimensions is < 0 or > MostDimensions) throw new InvalidDataException($"{name} is damaged: its header is no tensor's.");
        var shape = new long[dimensions];
        for (var i = 0; i < dimensions; i++) shape[i] = reader.Read7BitEncodedInt64();
        if (shape.Any(size => size < 0)) throw new InvalidDataException($"{name} is damaged: a size is negative.");
        if (like is not null && (type != like.dtype || !shape.SequenceEqual(like.shape)))
            throw new ArgumentException($"{name} is {type} [{string.Join(", ", shape)}], where {like.dtype} [{string.Join(", ", like.shape)}] is expected.");
        return Elements(reader, name, shape, type, like);
    }

    private static Tensor Elements(BinaryReader reader, string name, long[] shape, ScalarType type, Tensor? like)
    {
        if (like is null && Remaining(reader) is { } left && shape.Aggregate(1m, (a, b) => a * b) > left)
            throw new InvalidDataException($"{name} is damaged: it claims more elements than the file has bytes.");
        var tensor = empty(shape, type);
        try
        {
            Fill(reader, tensor.bytes);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static void Fill(BinaryReader reader, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = reader.Read(bytes[..Math.Min(bytes.Length, BlockSize)]);
            if (read == 0) throw new EndOfStreamException($"The stream ends {bytes.Length} bytes early.");
            bytes = bytes[read..];
        }
    }

    private static decimal? Remaining(BinaryReader reader) => reader.BaseStream.CanSeek ? reader.BaseStream.Length - reader.BaseStream.Position : null;
}
