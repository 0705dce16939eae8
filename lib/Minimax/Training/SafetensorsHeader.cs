using System.Buffers.Binary;
using System.Text.Json;

namespace Minimax.Training;

/// <summary>
/// The head of a <c>.safetensors</c> file: its length in eight bytes, then JSON that gives each tensor's type, shape and place in the bytes that
/// follow. It is checked before anyone believes it, for memory is asked for by what it says.
/// </summary>
internal static class SafetensorsHeader
{
    private const int LengthBytes = sizeof(ulong);
    private const int Longest = 16 << 20; // of the JSON: that of 100,000 tensors

    /// <summary>Checks that every tensor has the bytes that its shape takes, inside of the file.</summary>
    /// <exception cref="InvalidDataException">One has not.</exception>
    public static void Check(Stream file)
    {
        Span<byte> head = stackalloc byte[LengthBytes];
        if (file.ReadAtLeast(head, LengthBytes, throwOnEndOfStream: false) < LengthBytes) throw new InvalidDataException("it is cut short in its head.");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(head);
        if (length > Longest || (long)length > file.Length - LengthBytes) throw new InvalidDataException($"its head is said to have {length} bytes.");
        var json = new byte[length];
        file.ReadExactly(json);
        using var header = JsonDocument.Parse(json);
        var room = file.Length - LengthBytes - (long)length;
        foreach (var tensor in header.RootElement.EnumerateObject().Where(one => one.Name != "__metadata__")) Check(tensor, room);
    }

    private static void Check(JsonProperty tensor, long room)
    {
        var bytes = BytesOf(tensor.Value.GetProperty("dtype").GetString() ?? "");
        var count = 1L;
        foreach (var side in tensor.Value.GetProperty("shape").EnumerateArray()) count = checked(count * side.GetInt64());
        var (from, to) = (tensor.Value.GetProperty("data_offsets")[0].GetInt64(), tensor.Value.GetProperty("data_offsets")[1].GetInt64());
        if (from < 0 || to > room) throw new InvalidDataException($"{tensor.Name} ends at byte {to} of {room}: it is cut short.");
        if (to - from != checked(count * bytes)) throw new InvalidDataException($"{tensor.Name} has {to - from} bytes, and its shape takes {count * bytes}.");
    }

    private static int BytesOf(string type) => type switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" or "I16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => throw new InvalidDataException($"it holds numbers of the type {type}, which is not known here."),
    };
}
