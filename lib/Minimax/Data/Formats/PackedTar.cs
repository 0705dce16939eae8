using System.Formats.Tar;
using ICSharpCode.SharpZipLib.BZip2;
using ICSharpCode.SharpZipLib.GZip;

namespace Minimax.Data;

/// <summary>The files of a <c>.tar.gz</c> or a <c>.tar.bz2</c>, in its order.</summary>
internal static class PackedTar
{
    /// <summary>The name and content of each file that is <paramref name="wanted"/>; nothing is written to disk.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="wanted">By name.</param>
    /// <param name="claim">Refuses a file by its name and the bytes that it claims to have, before one of them is read.</param>
    /// <exception cref="DataFileException">A name in the archive leads out of it, or a file in it ends early.</exception>
    public static IEnumerable<(string Name, byte[] Content)> Files(string path, Predicate<string> wanted, Action<string, long>? claim = null)
    {
        using var file = File.OpenRead(path);
        using Stream archive = path.EndsWith(".bz2", StringComparison.OrdinalIgnoreCase) ? new BZip2InputStream(file) : new GZipInputStream(file, StreamReads.BufferSize);
        using var tar = new TarReader(archive, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            EntryName.Check(entry.Name, path);
            var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (!wanted(name)) continue;
            claim?.Invoke(name, entry.Length);
            yield return (name, (entry.DataStream ?? Stream.Null).ReadClaimed(entry.Length, path));
        }
        archive.CopyTo(Stream.Null); // to the end, where gzip and bzip2 keep the CRC-32 of it all
    }
}
