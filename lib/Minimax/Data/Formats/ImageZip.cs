using System.Collections.Concurrent;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace Minimax.Data;

/// <summary>Every thread that reads at the same time gets a view of the archive of its own: a <see cref="ZipArchive"/> serves one at a time.</summary>
internal sealed class ImageZip : ImageFiles
{
    private readonly ConcurrentBag<Dictionary<string, ZipArchiveEntry>> views = [];
    private readonly ConcurrentBag<ZipArchive> archives = [];

    public ImageZip(string path)
        : base(path)
    {
        var view = NewView();
        views.Add(view);
        Pick([.. archives.First().Entries.Select(entry => entry.FullName).Where(name => !name.EndsWith('/'))]);
    }

    public override void Dispose()
    {
        foreach (var archive in archives) archive.Dispose();
        base.Dispose();
    }

    protected override byte[] ReadFile(string name)
    {
        if (!views.TryTake(out var view)) view = NewView();
        try
        {
            return Read(view.TryGetValue(name, out var entry) ? entry : throw new FileNotFoundException(name), NameOf(name));
        }
        finally
        {
            views.Add(view);
        }
    }

    private Dictionary<string, ZipArchiveEntry> NewView()
    {
        var archive = ZipFile.OpenRead(Path);
        archives.Add(archive);
        var entries = new Dictionary<string, ZipArchiveEntry>();
        foreach (var entry in archive.Entries)
        {
            EntryName.Check(entry.FullName, Path);
            if (!IsOfUse(entry.FullName)) continue;
            if (!entries.TryAdd(entry.FullName, entry)) throw new DataFileException(Path, $"it holds {entry.FullName} twice");
        }
        return entries;
    }

    private static byte[] Read(ZipArchiveEntry entry, string file)
    {
        CheckLength(entry.Length, file);
        using var stream = entry.Open();
        var content = stream.ReadClaimed(entry.Length, file);
        if (stream.ReadByte() >= 0) throw new DataFileException(file, $"it goes on after the {entry.Length:N0} bytes that the archive claims");
        var crc = new Crc32(); // which the framework does not look at
        crc.Update(content);
        if (crc.Value != entry.Crc32) throw new DataFileException(file, "its CRC-32 does not hold");
        return content;
    }
}
