using System.Buffers.Binary;
using Tensorboard;

namespace Minimax.Tests.Training;

/// <summary>
/// Reads TensorBoard's event files: records of a length, its checksum, data and their checksum, where a checksum is CRC32C, turned by 15 bits and
/// shifted by a constant. The data are a protocol buffer.
/// </summary>
internal static class EventFile
{
    private const uint Polynomial = 0x82F63B78; // Castagnoli's, its bits reversed

    public static IReadOnlyList<Event> Read(string folder)
    {
        var data = File.ReadAllBytes(Directory.GetFiles(folder, "events.out.tfevents.*").ShouldHaveSingleItem()).AsSpan();
        List<Event> events = [];
        while (data.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(data);
            BinaryPrimitives.ReadUInt32LittleEndian(data[8..]).ShouldBe(Masked(data[..8]));
            BinaryPrimitives.ReadUInt32LittleEndian(data[(12 + length)..]).ShouldBe(Masked(data[12..(12 + length)]));
            events.Add(Event.Parser.ParseFrom(data[12..(12 + length)].ToArray()));
            data = data[(16 + length)..];
        }

        return events;
    }

    public static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ Polynomial : crc >> 1;
        }

        return ~crc;
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = Crc32C(data);
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8);
    }
}
