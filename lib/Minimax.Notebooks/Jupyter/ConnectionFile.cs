using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Where a front end expects its kernel, and the key that both sign with.</summary>
/// <param name="Address">A loopback address.</param>
/// <param name="Shell">The port for requests.</param>
/// <param name="Control">The port for requests that must not wait behind a cell.</param>
/// <param name="Stdin">The port for questions to the reader.</param>
/// <param name="IOPub">The port for what all front ends see.</param>
/// <param name="Heartbeat">The port that echoes.</param>
/// <param name="Key">The key of the HMAC; empty turns signing off.</param>
internal sealed record ConnectionFile(IPAddress Address, int Shell, int Control, int Stdin, int IOPub, int Heartbeat, string Key)
{
    /// <exception cref="NotebookFormatException">The file is no connection file, or asks for what this kernel does not do.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            if ((string?)json["transport"] is not (null or "tcp")) throw new NotebookFormatException(path, "the transport is not tcp");
            if ((string?)json["signature_scheme"] is not (null or "" or "hmac-sha256")) throw new NotebookFormatException(path, "the signature scheme is not hmac-sha256");
            if (!IPAddress.TryParse((string?)json["ip"] ?? "127.0.0.1", out var address) || !IPAddress.IsLoopback(address))
                throw new NotebookFormatException(path, $"the address {json["ip"]} is not on the loopback interface, the only one that this kernel listens on");
            int Port(string name) => (int?)json[name] ?? throw new NotebookFormatException(path, $"'{name}' is missing");
            return new ConnectionFile(address, Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"), Port("hb_port"), (string?)json["key"] ?? "");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new NotebookFormatException(path, "is no Jupyter connection file");
        }
    }
}
