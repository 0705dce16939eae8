using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Zmtp;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Starts a kernel as a front end does, runs cells in it, and measures.</summary>
public static class KernelBench
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="command">The kernel's start command, with <c>{connection_file}</c> in the connection file's place.</param>
    /// <param name="cells">How many cells to run.</param>
    /// <param name="stop">Gives up and ends the kernel.</param>
    /// <exception cref="InvalidOperationException">The kernel does not answer as it should.</exception>
    public static async Task<KernelMeasurement> MeasureAsync(IReadOnlyList<string> command, int cells, CancellationToken stop = default)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(Patience);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var (ports, key) = (FreePorts(5), Guid.NewGuid().ToString("N"));
        await File.WriteAllTextAsync(file, Connection(ports, key), time.Token);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(StartInfo(command, file))!;
        try
        {
            using var shell = await ConnectAsync(ports[0], "DEALER", time.Token);
            using var iopub = await ConnectAsync(ports[3], "SUB", time.Token);
            await iopub.GetStream().WriteAsync(ZmtpFrame.Message([[1]]), time.Token);
            _ = iopub.GetStream().CopyToAsync(Stream.Null, time.Token);

            var signer = new MessageSigner(key);
            await AskAsync(shell, signer, "kernel_info_request", [], time.Token);
            var ready = clock.Elapsed;
            return await MeasureCellsAsync(process, ready, cells, code => AskAsync(shell, signer, "execute_request", new JsonObject { ["code"] = code }, time.Token));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            File.Delete(file);
        }
    }

    private static async Task<KernelMeasurement> MeasureCellsAsync(Process process, TimeSpan ready, int cells, Func<string, Task> run)
    {
        var (idle, peak, times) = (Resident(process), 0.0, new List<TimeSpan>());
        for (var i = 0; i < cells; i++)
        {
            var clock = Stopwatch.StartNew();
            await run(string.Create(CultureInfo.InvariantCulture, $"var v{i} = {i}; v{i} + 1"));
            times.Add(clock.Elapsed);
            peak = Math.Max(peak, Resident(process));
        }

        return new KernelMeasurement(ready, times[0], times.Skip(1).Order().ElementAt((times.Count - 1) / 2), idle, peak, cells);
    }

    private static double Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / (double)(1 << 20);
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> command, string file)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1).Select(part => part == "{connection_file}" ? file : part));
        foreach (var (name, value) in KernelSpec.Environment) start.Environment[name] = value;
        return start;
    }

    private static string Connection(int[] ports, string key) => new JsonObject
    {
        ["transport"] = "tcp",
        ["ip"] = "127.0.0.1",
        ["signature_scheme"] = "hmac-sha256",
        ["key"] = key,
        ["shell_port"] = ports[0],
        ["control_port"] = ports[1],
        ["stdin_port"] = ports[2],
        ["iopub_port"] = ports[3],
        ["hb_port"] = ports[4],
    }.ToJsonString();

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    private static async Task<TcpClient> ConnectAsync(int port, string type, CancellationToken stop)
    {
        while (true)
        {
            var client = new TcpClient { NoDelay = true };
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, stop);
                await client.GetStream().WriteAsync(ZmtpFrame.Greeting(), stop);
                await client.GetStream().ReadExactlyAsync(new byte[ZmtpFrame.GreetingLength], stop);
                await client.GetStream().WriteAsync(ZmtpFrame.Command("READY", ZmtpFrame.Property("Socket-Type", Encoding.ASCII.GetBytes(type))), stop);
                await ZmtpFrame.ReadAsync(client.GetStream(), ushort.MaxValue, stop);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose(); // it does not listen yet
                await Task.Delay(5, stop);
            }
        }
    }

    private static async Task AskAsync(TcpClient shell, MessageSigner signer, string type, JsonObject content, CancellationToken stop)
    {
        var header = new JsonObject { ["msg_id"] = Guid.NewGuid().ToString("N"), ["msg_type"] = type, ["session"] = "bench", ["username"] = "bench", ["version"] = JupyterChannels.ProtocolVersion };
        byte[][] parts = [JsonSerializer.SerializeToUtf8Bytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), JsonSerializer.SerializeToUtf8Bytes(content)];
        await shell.GetStream().WriteAsync(ZmtpFrame.Message([Delimiter, signer.Sign(parts), .. parts]), stop);
        byte[] last = [];
        for (var more = true; more;) (last, _, more) = await ZmtpFrame.ReadAsync(shell.GetStream(), 1 << 20, stop);
        if ((string?)JsonNode.Parse(last)?["status"] != "ok") throw new InvalidOperationException($"The kernel answers a {type} with {Encoding.UTF8.GetString(last)}");
    }
}
