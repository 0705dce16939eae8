using System.Text;

namespace Minimax.Data;

/// <summary>
/// The files of a <c>.tar.gz</c>, in its order. (The framework's own reader trusts the sizes that the headers of an archive claim and
/// allocates them at once.)
/// </summary>
internal static class TarGz
{
    private const int Block = 512;

    /// <summary>The name and content of each file that is <paramref name="wanted"/>; nothing is written to disk.</summary>
    /// <exception cref="DataFileException">The archive is torn or damaged, or a name in it leads out of it.</exception>
    public static IEnumerable<(string Name, byte[] Content)> Files(string path, Predicate<string> wanted)
    {
        using var archive = new GzipReader(File.OpenRead(path));
        var header = new byte[Block];
        while (NextHeader(archive, header, path))
        {
            var size = Size(header, path);
            var padding = (Block - (size % Block)) % Block;
            var name = Name(header);
            if (IsFile(header)) EntryName.Check(name, path);
            if (!IsFile(header) || !wanted(name))
            {
                archive.Skip(size + padding, path);
                continue;
            }
            yield return (name, archive.ReadClaimed(size, path));
            archive.Skip(padding, path);
        }
        archive.CopyTo(Stream.Null); // to the end, where gzip keeps the CRC-32 of it all
    }

    /// <summary>Reads the next header; false at the empty block that ends an archive.</summary>
    private static bool NextHeader(Stream archive, byte[] header, string path)
    {
        var got = archive.ReadAtLeast(header, Block, throwOnEndOfStream: false);
        if (got < Block) throw new DataFileException(path, "the archive in it ends without its end mark");
        if (!header.AsSpan().ContainsAnyExcept((byte)0)) return false;

        var sum = 8 * ' '; // the checksum's own field counts as blanks
        for (var i = 0; i < Block; i++) sum += i is >= 148 and < 156 ? 0 : header[i];
        if (Octal(header.AsSpan(148, 8)) != sum) throw new DataFileException(path, "a header of the archive in it is damaged");
        return true;
    }

    private static bool IsFile(byte[] header) => header[156] is 0 or (byte)'0';

    private static string Name(byte[] header)
    {
        var name = Text(header.AsSpan(0, 100));
        var prefix = Text(header.AsSpan(257, 6)) == "ustar" ? Text(header.AsSpan(345, 155)) : "";
        var whole = prefix.Length > 0 ? $"{prefix}/{name}" : name;
        return whole.StartsWith("./", StringComparison.Ordinal) ? whole[2..] : whole;
    }

    private static long Size(byte[] header, string path) =>
        Octal(header.AsSpan(124, 12)) ?? throw new DataFileException(path, "a header of the archive in it tells no size");

    private static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field[..(field.IndexOf((byte)0) is >= 0 and var end ? end : field.Length)]);

    private static long? Octal(ReadOnlySpan<byte> field)
    {
        var digits = field.Trim(" \0"u8);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'7')) return null;
        var value = 0L;
        foreach (var digit in digits) value = (8 * value) + digit - '0';
        return value;
    }
}
