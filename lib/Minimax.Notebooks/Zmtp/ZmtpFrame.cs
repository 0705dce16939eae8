using System.Buffers.Binary;
using System.Text;

namespace Minimax.Notebooks.Zmtp;

/// <summary>The wire format of ZMTP 3: the greeting, frames and commands (https://rfc.zeromq.org/spec/23).</summary>
internal static class ZmtpFrame
{
    public const int GreetingLength = 64;
    private const byte More = 1;
    private const byte Long = 2;
    private const byte IsCommand = 4;
    private const int Chunk = 1 << 16;
    private static ReadOnlySpan<byte> Mechanism => "NULL"u8;

    /// <summary>Signature, version 3.0, the NULL mechanism, as client and server alike.</summary>
    public static byte[] Greeting()
    {
        var greeting = new byte[GreetingLength];
        (greeting[0], greeting[9], greeting[10]) = (0xFF, 0x7F, 3);
        Mechanism.CopyTo(greeting.AsSpan(12));
        return greeting;
    }

    /// <exception cref="InvalidDataException">The other side speaks another protocol, version or mechanism.</exception>
    public static void CheckGreeting(ReadOnlySpan<byte> greeting)
    {
        if (greeting[0] != 0xFF || greeting[9] != 0x7F || greeting[10] < 3) throw new InvalidDataException("the peer does not speak ZMTP 3");
        if (!greeting.Slice(12, 20).TrimEnd((byte)0).SequenceEqual(Mechanism)) throw new InvalidDataException("the peer asks for a mechanism other than NULL");
    }

    /// <summary>The frames of one message, ready to be sent.</summary>
    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        var bytes = new byte[frames.Sum(frame => HeaderLength(frame.Length) + frame.Length)];
        var rest = bytes.AsSpan();
        for (var i = 0; i < frames.Count; i++) rest = Write(rest, i < frames.Count - 1 ? More : (byte)0, frames[i]);
        return bytes;
    }

    /// <summary>A command, ready to be sent.</summary>
    public static byte[] Command(string name, ReadOnlySpan<byte> data)
    {
        byte[] body = [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. data];
        var bytes = new byte[HeaderLength(body.Length) + body.Length];
        Write(bytes, IsCommand, body);
        return bytes;
    }

    /// <summary>A property of a READY command.</summary>
    public static byte[] Property(string name, ReadOnlySpan<byte> value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }

    /// <summary>Reads one frame.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="limit">The longest body to accept, in bytes.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The body, whether it is a command, and whether the message goes on.</returns>
    /// <exception cref="InvalidDataException">The frame is longer than the limit, or has flags that do not exist.</exception>
    public static async Task<(byte[] Body, bool IsCommand, bool More)> ReadAsync(Stream stream, long limit, CancellationToken stop)
    {
        var header = new byte[9];
        await stream.ReadExactlyAsync(header.AsMemory(0, 2), stop);
        var flags = header[0];
        if (flags > (More | Long | IsCommand)) throw new InvalidDataException("the frame has unknown flags");
        long length = header[1];
        if ((flags & Long) != 0)
        {
            await stream.ReadExactlyAsync(header.AsMemory(2, 7), stop);
            length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(1));
        }

        if (length < 0 || length > limit) throw new InvalidDataException("the frame is too long");
        return (await ReadBodyAsync(stream, (int)length, stop), (flags & IsCommand) != 0, (flags & More) != 0);
    }

    /// <summary>A command's name and what follows it.</summary>
    /// <exception cref="InvalidDataException">The command is cut short.</exception>
    public static (string Name, byte[] Data) ParseCommand(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty || body.Length < 1 + body[0]) throw new InvalidDataException("the command is cut short");
        return (Encoding.ASCII.GetString(body.Slice(1, body[0])), body[(1 + body[0])..].ToArray());
    }

    /// <summary>A READY command's property; empty if it is not there.</summary>
    /// <exception cref="InvalidDataException">The properties are cut short.</exception>
    public static byte[] FindProperty(ReadOnlySpan<byte> properties, string name)
    {
        while (!properties.IsEmpty)
        {
            var valueAt = 1 + properties[0] + 4;
            if (properties.Length < valueAt) throw new InvalidDataException("a property is cut short");
            var length = BinaryPrimitives.ReadInt32BigEndian(properties[(valueAt - 4)..]);
            if (length < 0 || properties.Length - valueAt < length) throw new InvalidDataException("a property is cut short");
            if (Encoding.ASCII.GetString(properties.Slice(1, properties[0])).Equals(name, StringComparison.OrdinalIgnoreCase)) return properties.Slice(valueAt, length).ToArray();
            properties = properties[(valueAt + length)..];
        }

        return [];
    }

    private static int HeaderLength(int length) => length > byte.MaxValue ? 9 : 2;

    private static Span<byte> Write(Span<byte> target, byte flags, ReadOnlySpan<byte> body)
    {
        var header = HeaderLength(body.Length);
        if (header == 9) BinaryPrimitives.WriteInt64BigEndian(target[1..], body.Length);
        else target[1] = (byte)body.Length;
        target[0] = (byte)(flags | (header == 9 ? Long : 0));
        body.CopyTo(target[header..]);
        return target[(header + body.Length)..];
    }

    /// <summary>Memory is taken as the bytes come: a length that is only claimed costs nothing.</summary>
    private static async Task<byte[]> ReadBodyAsync(Stream stream, int length, CancellationToken stop)
    {
        var body = new byte[Math.Min(length, Chunk)];
        for (var have = 0; have < length;)
        {
            if (have == body.Length) Array.Resize(ref body, (int)Math.Min(length, 2L * body.Length));
            await stream.ReadExactlyAsync(body.AsMemory(have), stop);
            have = body.Length;
        }

        return body;
    }
}
