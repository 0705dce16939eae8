using System.IO.Compression;
using System.Text;

namespace Minimax.Training;

/// <summary>
/// The pickle in a <c>.pt</c> file is a program for a machine that may call any function by name. One that holds weights needs few of its
/// instructions and calls few functions; this reads the program, without running it, and refuses every other.
/// </summary>
internal static class PickleProgram
{
    private const long Longest = 64 << 20;
    private const byte Global = (byte)'c', Text = (byte)'X', Integer = 0x8A, Stop = (byte)'.';

    // What is put aside and fetched again, and numbers: they take so many bytes of the program. Texts and names are taken apart below.
    private static readonly Dictionary<byte, int> Arguments = new (string Instructions, int Bytes)[] { ("\u0080qhK", 1), ("M", 2), ("rjJ", 4), ("G", 8) }
        .SelectMany(group => group.Instructions.Select(one => (Instruction: (byte)one, group.Bytes))).ToDictionary(one => one.Instruction, one => one.Bytes);

    // Marks, tuples, lists and dictionaries; True, False, None; the call of a function, whose name is looked at; a tensor's storage; an ordered
    // dictionary's state.
    private static readonly HashSet<byte> Plain = [.. "(t)]ae}suNRQb0"u8, 0x85, 0x86, 0x87, 0x88, 0x89];

    /// <summary>Reads the program of a file.</summary>
    /// <exception cref="InvalidDataException">The file is no zip file with a pickle, or its pickle does more than hold tensors.</exception>
    public static void Check(Stream file)
    {
        if (file.ReadByte() != 'P' || file.ReadByte() != 'K')
            throw new InvalidDataException("it is not the zip file that torch.save makes since PyTorch 1.6.");
        file.Position = 0;
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var pickles = zip.Entries.Where(one => one.Name.EndsWith("data.pkl", StringComparison.Ordinal)).ToList(); // by this ending PyBridge finds what it reads
        if (pickles is not [var entry]) throw new InvalidDataException($"it holds {pickles.Count} pickles, where there is to be one, data.pkl.");
        if (entry.Length > Longest) throw new InvalidDataException($"its pickle has {entry.Length} bytes.");
        using var program = new MemoryStream();
        using (var packed = entry.Open()) packed.CopyTo(program);
        program.Position = 0;
        using var reader = new BinaryReader(program, Encoding.UTF8);
        while (Allowed(reader)) { }
    }

    /// <summary>Reads one instruction.</summary>
    /// <returns>Whether there is another one.</returns>
    private static bool Allowed(BinaryReader program)
    {
        var instruction = program.ReadByte();
        if (instruction == Stop) return false;
        if (instruction == Global) CheckCall(Line(program), Line(program));
        else if (instruction == Text) Skip(program, program.ReadInt32());
        else if (instruction == Integer) Skip(program, program.ReadByte());
        else if (Arguments.TryGetValue(instruction, out var bytes)) Skip(program, bytes);
        else if (!Plain.Contains(instruction))
            throw new InvalidDataException($"its pickle does more than hold tensors (instruction 0x{instruction:X2}). Nothing of it was executed.");
        return true;
    }

    private static void CheckCall(string module, string name)
    {
        var isKnown = (module, name) is ("collections", "OrderedDict") or ("torch._utils", "_rebuild_tensor_v2" or "_rebuild_parameter")
            || (module == "torch" && name.EndsWith("Storage", StringComparison.Ordinal));
        if (!isKnown) throw new InvalidDataException($"its pickle calls {module}.{name}, which no weights need. Nothing of it was executed.");
    }

    private static string Line(BinaryReader program)
    {
        var text = new StringBuilder();
        for (var c = program.ReadByte(); c != '\n'; c = program.ReadByte()) text.Append((char)c);
        return text.ToString();
    }

    private static void Skip(BinaryReader program, int bytes)
    {
        if (bytes < 0 || program.BaseStream.Length - program.BaseStream.Position < bytes) throw new InvalidDataException("its pickle is cut short.");
        program.BaseStream.Position += bytes;
    }
}
