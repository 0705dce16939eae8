using System.Net;

namespace Minimax.Notebooks.Zmtp;

/// <summary>Takes requests from many peers and answers each by its identity.</summary>
/// <param name="address">A loopback address.</param>
/// <param name="port">The port; 0 for any that is free.</param>
/// <param name="receive">Called with the sender's identity and the message, one message of a peer at a time.</param>
internal sealed class RouterSocket(IPAddress address, int port, Func<byte[], IReadOnlyList<byte[]>, Task> receive) : ZmtpSocket("ROUTER", address, port)
{
    /// <summary>Sends a message to the peer of that identity; without one it goes nowhere.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> frames) => Find(identity)?.Send(ZmtpFrame.Message(frames));

    protected override Task ReceiveAsync(ZmtpPeer peer, IReadOnlyList<byte[]> frames) => receive(peer.Identity, frames);
}
