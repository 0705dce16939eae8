using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Zmtp;

namespace Minimax.Notebooks.Jupyter;

/// <summary>The five sockets of a kernel, and the messages on them: signed, checked, taken apart and put together.</summary>
internal sealed class JupyterChannels : IDisposable
{
    /// <summary>The version of the messaging protocol.</summary>
    public const string ProtocolVersion = "5.3";

    private const int PartCount = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter log;
    private readonly MessageSigner signer;
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly RouterSocket shell;
    private readonly RouterSocket control;
    private readonly RouterSocket stdin;
    private readonly PublisherSocket iopub;
    private readonly EchoSocket heartbeat;

    /// <param name="file">Ports and key.</param>
    /// <param name="log">Told of messages that were dropped.</param>
    public JupyterChannels(ConnectionFile file, TextWriter log)
    {
        this.log = log;
        signer = new MessageSigner(file.Key);
        iopub = new PublisherSocket(file.Address, file.IOPub);
        heartbeat = new EchoSocket(file.Address, file.Heartbeat);
        stdin = new RouterSocket(file.Address, file.Stdin, (identity, frames) => DispatchAsync(stdin!, identity, frames, request => OnStdin(request)));
        control = new RouterSocket(file.Address, file.Control, (identity, frames) => DispatchAsync(control!, identity, frames, request => OnControl(request)));
        shell = new RouterSocket(file.Address, file.Shell, (identity, frames) => DispatchAsync(shell!, identity, frames, request => OnShell(request)));
    }

    public Func<Request, Task> OnShell { get; set; } = _ => Task.CompletedTask;

    public Func<Request, Task> OnControl { get; set; } = _ => Task.CompletedTask;

    public Func<Request, Task> OnStdin { get; set; } = _ => Task.CompletedTask;

    /// <summary>Sends a message to all front ends.</summary>
    public void Publish(string type, Request? parent, JsonObject content) => iopub.Publish([Encoding.ASCII.GetBytes($"kernel.{session}.{type}"), .. Pack(type, parent, content)]);

    /// <summary>Answers a request, on the socket that it came in by.</summary>
    public void Reply(Request to, string type, JsonObject content) => to.Socket.Send(to.Identities[0], [.. to.Identities.Skip(1), .. Pack(type, to, content)]);

    /// <summary>Asks the front end whose request is running.</summary>
    public void Ask(Request parent, JsonObject content) => stdin.Send(parent.Identities[0], Pack("input_request", parent, content));

    /// <summary>Waits, but not for long, until a front end listens: it would miss the end of its first request otherwise, and wait for it.</summary>
    public async Task WaitForSubscriberAsync(TimeSpan patience)
    {
        for (var until = DateTime.UtcNow + patience; !iopub.HasSubscriber && DateTime.UtcNow < until;) await Task.Delay(5);
    }

    /// <summary>Waits, but not for long, until what was said is sent.</summary>
    public Task DrainAsync(TimeSpan patience) => Task.WhenAll(control.DrainAsync(patience), shell.DrainAsync(patience), iopub.DrainAsync(patience));

    public void Dispose()
    {
        foreach (IDisposable socket in (IDisposable[])[shell, control, stdin, iopub, heartbeat]) socket.Dispose();
    }

    private async Task DispatchAsync(RouterSocket socket, byte[] identity, IReadOnlyList<byte[]> frames, Func<Request, Task> handle)
    {
        var delimiter = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count();
        var parts = frames.Skip(delimiter + 2).Take(PartCount).ToArray();
        if (parts.Length < PartCount) throw new InvalidDataException("a message without its parts");
        if (!signer.IsValid(frames[delimiter + 1], parts))
        {
            await log.WriteLineAsync("A message with a wrong signature was dropped.");
            return;
        }

        await handle(Request.Read(socket, [identity, .. frames.Take(delimiter)], parts));
    }

    private byte[][] Pack(string type, Request? parent, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString("N"),
            ["session"] = this.session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("O"),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] parts = [Bytes(header), parent is null ? "{}"u8.ToArray() : Bytes(parent.Header), "{}"u8.ToArray(), Bytes(content)];
        return [Delimiter, signer.Sign(parts), .. parts];
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Json);
}
