using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Minimax.Compat.Tests.ImageSharp;

/// <summary>Builds PNG files of every kind, also wrong ones, by the letter of the specification and without the code under test.</summary>
internal sealed class PngFile
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private readonly MemoryStream file = new();

    public PngFile() => file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    public byte[] Bytes => file.ToArray();

    public PngFile Header(int width, int height, int depth, int colourType, bool isInterlaced = false)
    {
        var data = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        (data[8], data[9], data[12]) = ((byte)depth, (byte)colourType, (byte)(isInterlaced ? 1 : 0));
        return Chunk("IHDR", data);
    }

    /// <summary>Samples by row, column and channel; the rows take the five filters in turn.</summary>
    public PngFile Pixels(int[,,] samples, int depth, bool isInterlaced = false)
    {
        var rows = new MemoryStream();
        foreach (var pass in isInterlaced ? Adam7 : [(0, 0, 1, 1)]) WritePass(rows, samples, depth, pass);
        return Chunk("IDAT", Zlib(rows.ToArray()));
    }

    public PngFile Chunk(string name, byte[] data)
    {
        var content = Encoding.ASCII.GetBytes(name).Concat(data).ToArray();
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        file.Write(number);
        return this;
    }

    public byte[] End() => Chunk("IEND", []).Bytes;

    public static byte[] Zlib(byte[] data)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal)) zlib.Write(data);
        return compressed.ToArray();
    }

    /// <summary>Makes the checksums right again, as far as the file still consists of chunks.</summary>
    public static void Mend(byte[] png)
    {
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            if (length > png.Length - at - 12) return;
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(at + 8 + (int)length), Crc(png.AsSpan(at + 4, 4 + (int)length)));
            at += 12 + (int)length;
        }
    }

    // Bit by bit, as in the specification's annex D, not by a table.
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFF;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc ^ 0xFFFFFFFF;
    }

    private static void WritePass(MemoryStream rows, int[,,] samples, int depth, (int X, int Y, int StepX, int StepY) pass)
    {
        var (height, width, channels) = (samples.GetLength(0), samples.GetLength(1), samples.GetLength(2));
        byte[]? above = null;
        for (var y = pass.Y; y < height && pass.X < width; y += pass.StepY)
        {
            var bits = new List<bool>();
            for (var x = pass.X; x < width; x += pass.StepX)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    for (var bit = depth - 1; bit >= 0; bit--) bits.Add(((samples[y, x, channel] >> bit) & 1) == 1);
                }
            }

            var row = new byte[(bits.Count + 7) / 8];
            for (var i = 0; i < bits.Count; i++) row[i / 8] |= (byte)(bits[i] ? 0x80 >> (i % 8) : 0);
            above ??= new byte[row.Length];
            var filter = y % 5;
            rows.WriteByte((byte)filter);
            for (var i = 0; i < row.Length; i++) rows.WriteByte((byte)(row[i] - Predict(filter, row, above, i, Math.Max(1, depth * channels / 8))));
            above = row;
        }
    }

    private static int Predict(int filter, byte[] row, byte[] above, int i, int step)
    {
        int a = i >= step ? row[i - step] : 0, b = above[i], c = i >= step ? above[i - step] : 0;
        var p = a + b - c;
        var nearest = Math.Min(Math.Abs(p - a), Math.Min(Math.Abs(p - b), Math.Abs(p - c)));
        return filter switch
        {
            0 => 0,
            1 => a,
            2 => b,
            3 => (a + b) / 2,
            _ => Math.Abs(p - a) == nearest ? a : Math.Abs(p - b) == nearest ? b : c,
        };
    }
}
