using System.Net;

namespace Minimax.Notebooks.Zmtp;

/// <summary>Sends every message back: the heartbeat by which a front end knows that the kernel lives.</summary>
internal sealed class EchoSocket(IPAddress address, int port) : ZmtpSocket("REP", address, port)
{
    protected override Task ReceiveAsync(ZmtpPeer peer, IReadOnlyList<byte[]> frames)
    {
        peer.Send(ZmtpFrame.Message(frames));
        return Task.CompletedTask;
    }
}
