using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Jupyter;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>A kernel in this process, on ports of its own.</summary>
internal sealed class TestKernel : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int[] ports = FreePorts(5);

    public TestKernel()
    {
        var json = new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = "secret",
            ["shell_port"] = ports[0],
            ["control_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["iopub_port"] = ports[3],
            ["hb_port"] = ports[4],
        };
        Serving = JupyterKernel.ServeAsync(folder.Write("connection.json", json.ToJsonString()), folder.Path, Log);
    }

    public MessageSigner Signer { get; } = new("secret");

    public StringWriter Log { get; } = new();

    public Task Serving { get; }

    public int Shell => ports[0];

    public int Control => ports[1];

    public int IOPub => ports[3];

    public int Heartbeat => ports[4];

    public IReadOnlyList<int> Ports => ports;

    public async Task<WireClient> ConnectAsync(int port, string type = "DEALER") => await (await WireClient.ConnectAsync(port)).ShakeHandsAsync(type);

    public async Task<JsonObject> AskAsync(string type, JsonObject content)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var shell = await ConnectAsync(Shell);
        await shell.RequestAsync(Signer, type, content);
        var reply = await shell.ReceiveAsync(time.Token);
        reply.Type.ShouldBe(type.Replace("_request", "_reply"));
        return reply.Content;
    }

    public void Dispose()
    {
        if (!Serving.IsCompleted)
        {
            using var control = ConnectAsync(Control).GetAwaiter().GetResult();
            control.RequestAsync(Signer, "shutdown_request", new JsonObject { ["restart"] = false }).GetAwaiter().GetResult();
        }

        Serving.Wait(TimeSpan.FromSeconds(20)).ShouldBeTrue("the kernel ends when it is asked to");
        folder.Dispose();
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }
}
