namespace Minimax.Data;

/// <summary>
/// The CRC-32 of zip and gzip (polynomial 0xEDB88320), eight bytes at a time. The framework reads an entry of a zip without looking at
/// the CRC-32 that the archive keeps for it, and takes a gzip that is cut off for one that has ended.
/// </summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = CreateTables();

    /// <summary>The CRC-32 of what <paramref name="before"/> is the CRC-32 of, followed by <paramref name="bytes"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var t = Tables;
        var crc = ~before;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ BitConverter.ToUInt32(bytes);
            crc = t[7][(byte)low] ^ t[6][(byte)(low >> 8)] ^ t[5][(byte)(low >> 16)] ^ t[4][low >> 24]
                ^ t[3][bytes[4]] ^ t[2][bytes[5]] ^ t[1][bytes[6]] ^ t[0][bytes[7]];
        }
        foreach (var b in bytes) crc = t[0][(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    /// <summary>Table k: what a byte adds to the CRC when k further bytes follow it.</summary>
    private static uint[][] CreateTables()
    {
        var tables = new uint[8][];
        for (var k = 0; k < tables.Length; k++)
        {
            tables[k] = new uint[256];
            for (uint b = 0; b < 256; b++)
            {
                var crc = k == 0 ? b : tables[k - 1][b];
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
                tables[k][b] = crc;
            }
        }
        return tables;
    }
}
