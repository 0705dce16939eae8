using System.Net;

namespace Minimax.Notebooks.Zmtp;

/// <summary>Sends every message to all peers that have subscribed to its first frame.</summary>
internal sealed class PublisherSocket(IPAddress address, int port) : ZmtpSocket("PUB", address, port)
{
    private const byte SubscribeFlag = 1;

    /// <summary>True once a peer has subscribed to anything.</summary>
    public bool HasSubscriber => Peers.Any(peer => peer.HasSubscribed);

    public void Publish(IReadOnlyList<byte[]> frames)
    {
        byte[]? message = null;
        foreach (var peer in Peers.Where(peer => peer.Wants(frames[0]))) peer.Send(message ??= ZmtpFrame.Message(frames));
    }

    /// <summary>In ZMTP 3.0 a subscription is a message: one byte that says on or off, and the topic.</summary>
    protected override Task ReceiveAsync(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        if (frames[0] is not [var flag, .. var topic]) return Task.CompletedTask;
        if (flag == SubscribeFlag) peer.Subscribe(topic);
        else peer.Unsubscribe(topic);
        return Task.CompletedTask;
    }
}
