using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Jupyter;
using Minimax.Notebooks.Zmtp;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>One connection to one of a kernel's sockets, on the wire itself, so that it can also be broken on purpose.</summary>
internal sealed class WireClient : IDisposable
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private readonly TcpClient client = new();

    public NetworkStream Stream => client.GetStream();

    public static async Task<WireClient> ConnectAsync(int port)
    {
        var wire = new WireClient();
        await wire.client.ConnectAsync(IPAddress.Loopback, port);
        wire.client.NoDelay = true;
        return wire;
    }

    public async Task<WireClient> ShakeHandsAsync(string type)
    {
        await Stream.WriteAsync(ZmtpFrame.Greeting());
        await Stream.ReadExactlyAsync(new byte[ZmtpFrame.GreetingLength]);
        await Stream.WriteAsync(ZmtpFrame.Command("READY", [.. ZmtpFrame.Property("Socket-Type", Encoding.ASCII.GetBytes(type)), .. ZmtpFrame.Property("Identity", [])]));
        (await ZmtpFrame.ReadAsync(Stream, 1 << 20, default)).IsCommand.ShouldBeTrue();
        return this;
    }

    public async Task SendAsync(params byte[][] frames) => await Stream.WriteAsync(ZmtpFrame.Message(frames));

    public Task RequestAsync(MessageSigner signer, string type, JsonObject content)
    {
        var header = new JsonObject { ["msg_id"] = Guid.NewGuid().ToString("N"), ["msg_type"] = type, ["session"] = "test", ["username"] = "test", ["version"] = "5.3", ["date"] = DateTime.UtcNow.ToString("O") };
        return SignedAsync(signer, JsonSerializer.SerializeToUtf8Bytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), JsonSerializer.SerializeToUtf8Bytes(content));
    }

    public Task SignedAsync(MessageSigner signer, params byte[][] parts) => SendAsync([Delimiter, signer.Sign(parts), .. parts]);

    /// <summary>The next message: its type and its content.</summary>
    public async Task<(string Type, JsonObject Content)> ReceiveAsync(CancellationToken stop)
    {
        var frames = new List<byte[]>();
        for (var more = true; more;)
        {
            (var body, _, more) = await ZmtpFrame.ReadAsync(Stream, 1 << 30, stop);
            frames.Add(body);
        }

        var parts = frames.SkipWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Skip(2).ToArray();
        return (JsonNode.Parse(parts[0])!["msg_type"]!.GetValue<string>(), JsonNode.Parse(parts[3])!.AsObject());
    }

    public void Dispose() => client.Dispose();
}
