using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Minimax.Notebooks.Zmtp;

/// <summary>
/// A bound ZeroMQ socket in managed code: ZMTP 3.0 with the NULL mechanism, on the loopback interface. Whatever a peer sends that breaks the
/// protocol closes that peer's connection and nothing else.
/// </summary>
internal abstract class ZmtpSocket : IDisposable
{
    private const long LongestMessage = 64L << 20;
    private const int MostFrames = 256;
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BindPatience = TimeSpan.FromSeconds(2);

    private readonly string type;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, ZmtpPeer> peers = new();

    protected ZmtpSocket(string type, IPAddress address, int port)
    {
        if (!IPAddress.IsLoopback(address)) throw new NotSupportedException($"This kernel listens on the loopback interface only, not on {address}.");
        this.type = type;
        listener = new TcpListener(address, port);
        Listen();
        _ = AcceptAsync();
    }

    // A front end looks for free ports, lets them go and names them: until the kernel has started, somebody else may have taken one, often for a moment.
    private void Listen()
    {
        for (var until = DateTime.UtcNow + BindPatience; ; Thread.Sleep(50))
        {
            try
            {
                listener.Start();
                return;
            }
            catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                if (DateTime.UtcNow > until)
                    throw new IOException($"port {Port} is taken by another program. Start the kernel again: the front end chooses other ports.", fault);
            }
        }
    }

    /// <summary>The port that the socket listens on.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    protected IEnumerable<ZmtpPeer> Peers => peers.Values;

    /// <summary>Waits until all that was queued has been handed to the operating system, but not for long.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        var until = DateTime.UtcNow + patience;
        while (peers.Values.Any(peer => !peer.IsIdle) && DateTime.UtcNow < until) await Task.Delay(5);
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        foreach (var peer in peers.Values) peer.Close();
    }

    /// <summary>A message came, complete.</summary>
    protected abstract Task ReceiveAsync(ZmtpPeer peer, IReadOnlyList<byte[]> frames);

    protected ZmtpPeer? Find(byte[] identity) => peers.GetValueOrDefault(Convert.ToHexString(identity));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The socket was disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        ZmtpPeer? peer = null;
        try
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            peer = await ShakeHandsAsync(stream);
            if (peers.TryGetValue(peer.Key, out var former)) former.Close(); // the same client, connected anew
            peers[peer.Key] = peer;
            var sending = peer.SendQueuedAsync(stop.Token);
            await Task.WhenAny(ReceiveAllAsync(peer, stream), sending).Unwrap();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The peer went away or broke the protocol: its connection ends here.
        }
        finally
        {
            peer?.Close();
            if (peer is not null) peers.TryRemove(KeyValuePair.Create(peer.Key, peer));
        }
    }

    private async Task<ZmtpPeer> ShakeHandsAsync(NetworkStream stream)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        time.CancelAfter(HandshakeTime); // a half-open connection does not stay
        await stream.WriteAsync(ZmtpFrame.Greeting(), time.Token);
        var greeting = new byte[ZmtpFrame.GreetingLength];
        await stream.ReadExactlyAsync(greeting, time.Token);
        ZmtpFrame.CheckGreeting(greeting);

        byte[] properties = [.. ZmtpFrame.Property("Socket-Type", Encoding.ASCII.GetBytes(type)), .. ZmtpFrame.Property("Identity", [])];
        await stream.WriteAsync(ZmtpFrame.Command("READY", properties), time.Token);
        var (body, isCommand, _) = await ZmtpFrame.ReadAsync(stream, ushort.MaxValue, time.Token);
        if (!isCommand || ZmtpFrame.ParseCommand(body) is not ("READY", var theirs)) throw new InvalidDataException("the peer does not say READY");
        var identity = ZmtpFrame.FindProperty(theirs, "Identity");
        return new ZmtpPeer(identity.Length > 0 ? identity : [0, .. Guid.NewGuid().ToByteArray()], stream);
    }

    private async Task ReceiveAllAsync(ZmtpPeer peer, NetworkStream stream)
    {
        var (frames, length) = (new List<byte[]>(), 0L);
        while (true)
        {
            var (body, isCommand, more) = await ZmtpFrame.ReadAsync(stream, LongestMessage - length, stop.Token);
            if (isCommand)
            {
                Obey(peer, body);
                continue;
            }

            frames.Add(body);
            length += body.Length;
            if (frames.Count > MostFrames) throw new InvalidDataException("the message has too many frames");
            if (more) continue;
            await ReceiveAsync(peer, frames);
            (frames, length) = ([], 0);
        }
    }

    private static void Obey(ZmtpPeer peer, byte[] body)
    {
        const int timeToLive = 2;
        if (ZmtpFrame.ParseCommand(body) is ("PING", { Length: >= timeToLive } ping)) peer.Send(ZmtpFrame.Command("PONG", ping.AsSpan(timeToLive)));
    }
}
