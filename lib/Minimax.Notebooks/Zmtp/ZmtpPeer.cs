using System.Threading.Channels;

namespace Minimax.Notebooks.Zmtp;

/// <summary>One connection to a socket: its identity, its subscriptions, and what waits to be sent.</summary>
internal sealed class ZmtpPeer(byte[] identity, Stream stream)
{
    private const long MostQueued = 64L << 20;
    private const int MostSubscriptions = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<byte[]> queue = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<byte[]> subscriptions = [];
    private long queued;

    public string Key { get; } = Convert.ToHexString(identity);

    public byte[] Identity => identity;

    public bool IsIdle => Volatile.Read(ref queued) == 0;

    public bool HasSubscribed
    {
        get
        {
            lock (subscriptions) return subscriptions.Count > 0;
        }
    }

    /// <summary>Queues bytes. When much is queued already the caller waits, so that a cell that prints without end fills no memory;
    /// a peer that has stopped reading is let go.</summary>
    public void Send(byte[] bytes)
    {
        if (Volatile.Read(ref queued) > MostQueued && !SpinWait.SpinUntil(() => Volatile.Read(ref queued) <= MostQueued, Patience)) Close();
        Interlocked.Add(ref queued, bytes.Length);
        if (!queue.Writer.TryWrite(bytes)) Interlocked.Add(ref queued, -bytes.Length);
    }

    /// <summary>Sends what is queued, until the peer is closed.</summary>
    public async Task SendQueuedAsync(CancellationToken stop)
    {
        await foreach (var bytes in queue.Reader.ReadAllAsync(stop))
        {
            await stream.WriteAsync(bytes, stop);
            Interlocked.Add(ref queued, -bytes.Length);
        }
    }

    public void Close()
    {
        queue.Writer.TryComplete();
        stream.Close();
    }

    public void Subscribe(byte[] topic)
    {
        lock (subscriptions)
        {
            if (subscriptions.Count == MostSubscriptions) throw new InvalidDataException("the peer subscribes without end");
            subscriptions.Add(topic);
        }
    }

    public void Unsubscribe(byte[] topic)
    {
        lock (subscriptions)
        {
            if (subscriptions.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is var index and >= 0) subscriptions.RemoveAt(index);
        }
    }

    public bool Wants(byte[] topic)
    {
        lock (subscriptions) return subscriptions.Exists(known => topic.AsSpan().StartsWith(known));
    }
}
