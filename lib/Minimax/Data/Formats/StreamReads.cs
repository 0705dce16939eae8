namespace Minimax.Data;

/// <summary>Reading what a header claims, without believing it.</summary>
internal static class StreamReads
{
    /// <summary>
    /// No deflate stream holds more than 1,032 bytes for each of its own (258 bytes in two bits, at best). A header that claims more is
    /// refused before anything is allocated for it.
    /// </summary>
    public const int MostBytesFromOne = 1032;

    /// <summary>Of what unpacks a stream.</summary>
    public const int BufferSize = 1 << 16;

    private const int FirstStep = 1 << 20;

    /// <summary>Exactly <paramref name="size"/> bytes; memory grows with what arrives, not with what was claimed.</summary>
    /// <exception cref="DataFileException">The stream ends before, or the size is none that an array can have.</exception>
    public static byte[] ReadClaimed(this Stream stream, long size, string file)
    {
        if (size < 0 || size > Array.MaxLength) throw new DataFileException(file, $"it claims to hold {size:N0} bytes");

        var bytes = new byte[Math.Min(size, FirstStep)];
        for (var filled = 0; ;)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length) throw new DataFileException(file, $"it ends after {filled:N0} of {size:N0} bytes");
            if (filled == size) return bytes;
            Array.Resize(ref bytes, (int)Math.Min(size, 2L * bytes.Length));
        }
    }

    /// <summary>Passes over <paramref name="size"/> bytes of a stream that cannot seek.</summary>
    /// <exception cref="DataFileException">The stream ends before.</exception>
    public static void Skip(this Stream stream, long size, string file)
    {
        var buffer = new byte[Math.Min(size, 1 << 16)];
        while (size > 0)
        {
            var got = stream.Read(buffer, 0, (int)Math.Min(size, buffer.Length));
            if (got == 0) throw new DataFileException(file, $"it ends {size:N0} bytes early");
            size -= got;
        }
    }
}
