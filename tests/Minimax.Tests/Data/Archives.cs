using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.BZip2;

namespace Minimax.Tests.Data;

/// <summary>Makes files of the formats that data sets come in.</summary>
internal static class Archives
{
    public static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest)) gzip.Write(content);
        return target.ToArray();
    }

    public static byte[] BZip2(byte[] content)
    {
        using var target = new MemoryStream();
        using (var packed = new BZip2OutputStream(target, blockSize: 1)) packed.Write(content);
        return target.ToArray();
    }

    /// <summary>An IDX file of unsigned bytes: magic, dimensions, values.</summary>
    public static byte[] Idx(int[] shape, byte[] values)
    {
        IEnumerable<byte> header = [0, 0, 8, (byte)shape.Length, .. shape.SelectMany(n => BitConverter.GetBytes(n).Reverse())];
        return [.. header, .. values];
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using var target = new MemoryStream();
        foreach (var (name, content) in files)
        {
            target.Write(TarHeader(name, content.Length));
            target.Write(content);
            target.Write(new byte[(512 - (content.Length % 512)) % 512]);
        }
        target.Write(new byte[1024]);
        return target.ToArray();
    }

    public static byte[] TarHeader(string name, long size)
    {
        var header = new byte[512];
        void Put(int at, string text) => Encoding.ASCII.GetBytes(text).CopyTo(header, at);
        Put(0, name);
        Put(100, "0000644\0");
        Put(124, Convert.ToString(size, 8).PadLeft(11, '0') + " ");
        Put(148, "        ");
        Put(156, "0");
        Put(257, "ustar\0" + "00");
        Put(148, Convert.ToString(header.Sum(b => b), 8).PadLeft(6, '0') + "\0 ");
        return header;
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return target.ToArray();
    }

    /// <summary>Puts right the checksum of every chunk of a PNG whose chunks can still be told apart.</summary>
    public static byte[] WithPngChecksums(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) break;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), Crc32(png.AsSpan(at + 4, (int)length + 4)));
            at += 12 + (int)length;
        }
        return png;
    }

    /// <summary>Bit by bit, as the PNG specification defines it.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
