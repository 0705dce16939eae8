using System.Buffers.Binary;

namespace Minimax.Build;

/// <summary>
/// Makes TorchSharp's native half load where libstdc++ is older than GCC 13's. The file asks for the version GLIBCXX_3.4.32 for the sake
/// of one symbol, which it never calls; a need that is marked weak may be left unmet.
/// </summary>
public static class NativeMending
{
    private const ushort Weak = 2; // VER_FLG_WEAK
    private const string NeverCalled = "_ZSt21ios_base_library_initv"; // std::ios_base_library_init(): a marker that GCC 13's <iostream> leaves

    /// <summary>Marks as weak what this machine cannot meet and the file can do without. The file is replaced, not written to: it may be a link to a package's.</summary>
    /// <param name="file">A shared library.</param>
    /// <param name="isMet">Whether the machine's libstdc++ has a version.</param>
    /// <returns>What was done or could not be, in a line; empty where there was nothing to do.</returns>
    public static string Mend(string file, Func<string, bool> isMet)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var unmet = new ElfVersions(bytes).Read().Where(n => n.Library.StartsWith("libstdc++", StringComparison.Ordinal) && !IsWeak(bytes, n) && !isMet(n.Version)).ToList();
            if (unmet.Count == 0) return "";
            if (unmet.SelectMany(n => n.Symbols).FirstOrDefault(s => s != NeverCalled) is { } symbol)
                return $"{file} is left alone: it needs {symbol} in {unmet.First(n => n.Symbols.Contains(symbol)).Version}, and this machine's libstdc++ is older. Install a newer one (GCC 13's or later).";
            foreach (var need in unmet) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(need.FlagsAt), (ushort)(Flags(bytes, need) | Weak));
            Replace(file, bytes);
            return $"{Path.GetFileName(file)} now loads with this machine's older libstdc++ ({string.Join(", ", unmet.Select(n => n.Version))} made optional).";
        }
        catch (InvalidDataException fault)
        {
            return $"{file} is left alone: {fault.Message}.";
        }
    }

    private static bool IsWeak(byte[] bytes, VersionNeed need) => (Flags(bytes, need) & Weak) != 0;

    private static ushort Flags(byte[] bytes, VersionNeed need) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(need.FlagsAt, 2));

    // With the time of the original, so that the next build does not copy that again.
    private static void Replace(string file, byte[] bytes)
    {
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, bytes);
        File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(file));
        File.Move(temporary, file, overwrite: true);
    }
}
