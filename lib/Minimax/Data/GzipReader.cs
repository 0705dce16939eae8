using System.Buffers.Binary;
using System.IO.Compression;

namespace Minimax.Data;

/// <summary>
/// Unpacks a gzip file, and holds what came out against the CRC-32 and the length at the file's end: a file that is cut off or damaged
/// anywhere is an <see cref="InvalidDataException"/> at the latest when its end is read.
/// </summary>
internal sealed class GzipReader : Stream
{
    private const int TrailerLength = 8;
    private readonly GZipStream content;
    private readonly uint expectedCrc;
    private readonly uint expectedLength; // modulo 2^32
    private uint crc;
    private uint length;

    /// <param name="file">Can seek, and holds one gzip from beginning to end.</param>
    /// <param name="leaveOpen">Whether the file stays open when this is disposed.</param>
    public GzipReader(Stream file, bool leaveOpen = false)
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        file.Position = Math.Max(file.Length - TrailerLength, 0);
        if (file.ReadAtLeast(trailer, TrailerLength, throwOnEndOfStream: false) < TrailerLength) throw new InvalidDataException("it is too short for a gzip");
        file.Position = 0;

        (expectedCrc, expectedLength) = (BinaryPrimitives.ReadUInt32LittleEndian(trailer), BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]));
        content = new GZipStream(file, CompressionMode.Decompress, leaveOpen);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var got = content.Read(buffer);
        (crc, length) = (Crc32.Of(buffer[..got], crc), unchecked(length + (uint)got));
        if (got == 0 && buffer.Length > 0 && (crc, length) != (expectedCrc, expectedLength)) throw new InvalidDataException("its CRC-32 does not hold");
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
