using System.Formats.Tar;
using ICSharpCode.SharpZipLib.GZip;

namespace Minimax.Data;

/// <summary>The files of a <c>.tar.gz</c>, in its order.</summary>
internal static class TarGz
{
    /// <summary>The name and content of each file that is <paramref name="wanted"/>; nothing is written to disk.</summary>
    /// <exception cref="DataFileException">A name in the archive leads out of it, or a file in it ends early.</exception>
    public static IEnumerable<(string Name, byte[] Content)> Files(string path, Predicate<string> wanted)
    {
        using var archive = new GZipInputStream(File.OpenRead(path), StreamReads.BufferSize);
        using var tar = new TarReader(archive, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
            EntryName.Check(entry.Name, path);
            var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
            if (wanted(name)) yield return (name, (entry.DataStream ?? Stream.Null).ReadClaimed(entry.Length, path));
        }
        archive.CopyTo(Stream.Null); // to the end, where gzip keeps the CRC-32 of it all
    }
}
