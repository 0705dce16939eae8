using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Minimax.Tests.Data;

/// <summary>A web server on loopback that serves one content under every path, and misbehaves as a test asks it to.</summary>
internal sealed partial class MirrorServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly List<Request> requests = [];
    private readonly Func<Request, Answer> answer;

    public MirrorServer(Func<Request, Answer> answer)
    {
        this.answer = answer;
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    /// <summary>A server that gives the content whole, or the range that is asked for.</summary>
    public MirrorServer(byte[] content)
        : this(request => Answer.Of(content, request))
    {
    }

    public string Url { get; }

    public IReadOnlyList<Request> Requests
    {
        get
        {
            lock (requests) return [.. requests];
        }
    }

    public void Dispose()
    {
        closed.Cancel();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptTcpClientAsync(closed.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadAsync(stream);
                lock (requests) requests.Add(request);
                await SendAsync(stream, answer(request), client);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // the client hung up, or the test is over
            }
        }
    }

    private async Task<Request> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[1024];
        while (!text.ToString().Contains("\r\n\r\n"))
        {
            var got = await stream.ReadAsync(buffer, closed.Token);
            if (got == 0) throw new IOException("hung up");
            text.Append(Encoding.ASCII.GetString(buffer, 0, got));
        }
        var range = RangeHeader().Match(text.ToString());
        return new Request(text.ToString().Split(' ')[1], range.Success ? long.Parse(range.Groups[1].Value) : null);
    }

    private async Task SendAsync(NetworkStream stream, Answer answer, TcpClient client)
    {
        if (answer.HangsBeforeHeaders) await Task.Delay(Timeout.Infinite, closed.Token);

        var headers = $"HTTP/1.1 {answer.Status}\r\nConnection: close\r\nContent-Length: {answer.Claimed}\r\n{answer.Headers}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(headers), closed.Token);
        for (var at = 0; at < answer.Body.Length; at += answer.Piece)
        {
            await stream.WriteAsync(answer.Body.AsMemory(at, Math.Min(answer.Piece, answer.Body.Length - at)), closed.Token);
            if (answer.Pause > TimeSpan.Zero) await Task.Delay(answer.Pause, closed.Token);
        }
        if (answer.HangsAtEnd) await Task.Delay(Timeout.Infinite, closed.Token);
        client.Client.Shutdown(SocketShutdown.Send);
    }

    [GeneratedRegex(@"\r\nRange: bytes=(\d+)-\r\n")]
    private static partial Regex RangeHeader();

    /// <summary>What was asked for: a path, and the byte from which on.</summary>
    public sealed record Request(string Path, long? From);

    /// <summary>What is sent: a status, a length that may be a lie, a body that may be shorter, and the pace.</summary>
    public sealed record Answer(string Status, byte[] Body)
    {
        public long Claimed { get; init; } = Body.Length;

        public string Headers { get; init; } = "";

        public int Piece { get; init; } = 1 << 16;

        public TimeSpan Pause { get; init; }

        public bool HangsBeforeHeaders { get; init; }

        public bool HangsAtEnd { get; init; }

        public static Answer NotFound => new("404 Not Found", []);

        public static Answer Of(byte[] content, Request request) => request.From is not { } from
            ? new Answer("200 OK", content)
            : from >= content.Length
                ? new Answer("416 Range Not Satisfiable", []) { Headers = $"Content-Range: bytes */{content.Length}\r\n" }
                : new Answer("206 Partial Content", content[(int)from..])
                {
                    Headers = $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}\r\n",
                };

        /// <summary>Breaks off after so many bytes, although more were promised.</summary>
        public Answer CutAfter(int bytes) => this with { Body = Body[..Math.Min(bytes, Body.Length)], Claimed = Body.Length };
    }
}
