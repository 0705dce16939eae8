using System.Buffers.Binary;
using System.Text;

namespace Minimax.Build;

/// <summary>The symbol versions in a 64-bit little-endian ELF file (the Linux Standard Base's "Symbol Versioning").</summary>
public sealed class ElfVersions
{
    private const int DynamicSymbols = 11, Needs = 0x6ffffffe, SymbolVersions = 0x6fffffff; // sh_type
    private const int SymbolSize = 24;
    private const ushort Hidden = 0x8000; // a bit beside the version's index

    private readonly byte[] bytes;

    /// <param name="bytes">The file.</param>
    /// <exception cref="InvalidDataException">It is no such file, or cut short.</exception>
    public ElfVersions(byte[] bytes)
    {
        this.bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan().StartsWith("\u007fELF\u0002\u0001"u8)) throw new InvalidDataException("it is no 64-bit ELF file");
    }

    /// <summary>All that the file asks for.</summary>
    /// <exception cref="InvalidDataException">The file is cut short or damaged.</exception>
    public IReadOnlyList<VersionNeed> Read()
    {
        try
        {
            return [.. Sections().Where(s => s.Type == Needs).SelectMany(NeedsIn)];
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("it is cut short or damaged", fault);
        }
    }

    private IEnumerable<VersionNeed> NeedsIn((int Type, int Offset, int Size, int Link) section)
    {
        var names = Sections()[section.Link].Offset;
        var symbols = SymbolsByVersion();
        var (at, left) = (section.Offset, section.Size);
        for (var next = 1; next != 0 && left > 0; at += next, left--)
        {
            var library = Text(names + Int32(at + 4));
            var entry = at + Int32(at + 8);
            for (var i = 0; i < UInt16(at + 2); i++, entry += Int32(entry + 12))
                yield return new VersionNeed(library, Text(names + Int32(entry + 8)), [.. symbols[UInt16(entry + 6)]], entry + 4);
            next = Int32(at + 12);
        }
    }

    private ILookup<int, string> SymbolsByVersion()
    {
        var sections = Sections();
        var table = sections.First(s => s.Type == DynamicSymbols);
        var versions = sections.First(s => s.Type == SymbolVersions);
        var names = sections[table.Link].Offset;
        return Enumerable.Range(0, versions.Size / 2).ToLookup(i => UInt16(versions.Offset + (2 * i)) & ~Hidden, i => Text(names + Int32(table.Offset + (SymbolSize * i))));
    }

    private List<(int Type, int Offset, int Size, int Link)> Sections()
    {
        var (at, size, count) = (Int64(0x28), UInt16(0x3A), UInt16(0x3C));
        return [.. Enumerable.Range(0, count).Select(i => at + (i * size)).Select(s => (Int32(s + 4), Int64(s + 24), Int64(s + 32), Int32(s + 40)))];
    }

    private string Text(int at) => Encoding.ASCII.GetString(bytes.AsSpan(at, bytes.AsSpan(at).IndexOf((byte)0)));

    private ushort UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at, 2));

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at, 4));

    private int Int64(int at) => checked((int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at, 8)));
}
