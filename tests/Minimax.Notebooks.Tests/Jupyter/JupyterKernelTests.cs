using System.Text;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Jupyter;
using Minimax.Notebooks.Tests.Support;
using Minimax.Notebooks.Zmtp;

namespace Minimax.Notebooks.Tests.Jupyter;

public sealed class JupyterKernelTests : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private readonly TestKernel kernel = new();

    public void Dispose() => kernel.Dispose();

    [Fact]
    public async Task A_signed_request_is_answered()
    {
        var info = await kernel.AskAsync("kernel_info_request", []);
        info["status"]!.GetValue<string>().ShouldBe("ok");
        info["protocol_version"]!.GetValue<string>().ShouldBe("5.3");
        info["language_info"]!["file_extension"]!.GetValue<string>().ShouldBe(".cs");
    }

    [Theory]
    [InlineData("")]
    [InlineData("other key")]
    public async Task A_request_with_a_wrong_signature_is_dropped_and_logged_and_never_answered(string key)
    {
        using var shell = await kernel.ConnectAsync(kernel.Shell);
        using var time = new CancellationTokenSource(Silence);
        await shell.RequestAsync(new MessageSigner(key), "kernel_info_request", []);
        await Should.ThrowAsync<OperationCanceledException>(() => shell.ReceiveAsync(time.Token));
        kernel.Log.ToString().ShouldContain("wrong signature");
    }

    [Fact]
    public async Task The_heartbeat_echoes()
    {
        using var heartbeat = await kernel.ConnectAsync(kernel.Heartbeat, "REQ");
        await heartbeat.SendAsync([], "ping"u8.ToArray());
        var answer = new byte[8];
        await heartbeat.Stream.ReadExactlyAsync(answer);
        Encoding.ASCII.GetString(answer[4..]).ShouldBe("ping");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n............................................")]
    [InlineData("\u00ff")]
    [InlineData("")]
    public async Task A_peer_that_speaks_something_else_is_let_go_and_nothing_else_happens(string greeting)
    {
        using var wire = await WireClient.ConnectAsync(kernel.Shell);
        await wire.Stream.WriteAsync(Encoding.Latin1.GetBytes(greeting));
        (await kernel.AskAsync("kernel_info_request", []))["status"]!.GetValue<string>().ShouldBe("ok");
    }

    [Fact]
    public async Task Half_open_connections_are_closed_after_ten_seconds()
    {
        using var silent = await WireClient.ConnectAsync(kernel.Shell);
        using var greeting = await WireClient.ConnectAsync(kernel.IOPub);
        await greeting.Stream.WriteAsync(ZmtpFrame.Greeting());
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        foreach (var wire in (WireClient[])[silent, greeting])
            await Should.NotThrowAsync(async () =>
            {
                var rest = new byte[256];
                while (await wire.Stream.ReadAsync(rest, time.Token) > 0) { }
            });
    }

    [Fact]
    public async Task A_frame_of_which_only_the_length_has_come_costs_no_memory()
    {
        await kernel.AskAsync("kernel_info_request", []);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var wires = new List<WireClient>();
        for (var i = 0; i < 8; i++) wires.Add(await kernel.ConnectAsync(kernel.Shell));
        foreach (var wire in wires) await wire.Stream.WriteAsync(new byte[] { 2, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF }); // 64 MB each
        (await kernel.AskAsync("kernel_info_request", []))["status"]!.GetValue<string>().ShouldBe("ok");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(16 << 20);
        foreach (var wire in wires) wire.Dispose();
    }

    [Fact]
    public async Task A_frame_that_claims_to_be_huge_closes_its_connection()
    {
        using var shell = await kernel.ConnectAsync(kernel.Shell);
        await shell.Stream.WriteAsync(new byte[] { 2, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF });
        (await shell.Stream.ReadAsync(new byte[1])).ShouldBe(0);
        (await kernel.AskAsync("kernel_info_request", []))["status"]!.GetValue<string>().ShouldBe("ok");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    public async Task Signed_nonsense_closes_its_connection_and_nothing_else(string content)
    {
        using var shell = await kernel.ConnectAsync(kernel.Shell);
        await shell.SignedAsync(kernel.Signer, "{\"msg_type\":\"execute_request\"}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(content));
        (await shell.Stream.ReadAsync(new byte[1])).ShouldBe(0);
        (await kernel.AskAsync("kernel_info_request", []))["status"]!.GetValue<string>().ShouldBe("ok");
    }

    [Fact]
    public async Task A_request_to_shut_down_is_heeded_on_the_shell_channel_too()
    {
        using var other = new TestKernel();
        (await other.AskAsync("shutdown_request", new JsonObject { ["restart"] = false }))["status"]!.GetValue<string>().ShouldBe("ok");
        await other.Serving.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task An_unknown_request_is_passed_over()
    {
        using var shell = await kernel.ConnectAsync(kernel.Shell);
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await shell.RequestAsync(kernel.Signer, "dance_request", []);
        await shell.RequestAsync(kernel.Signer, "comm_info_request", []);
        (await shell.ReceiveAsync(time.Token)).Type.ShouldBe("comm_info_reply");
    }

    [Fact]
    public async Task Contents_of_wrong_types_get_an_answer_all_the_same()
    {
        var odd = new JsonObject { ["code"] = 5, ["cursor_pos"] = "x", ["silent"] = new JsonArray(), ["hist_access_type"] = 1, ["n"] = -5 };
        foreach (var type in (string[])["execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request"])
            (await kernel.AskAsync(type, odd.DeepClone().AsObject()))["status"]!.GetValue<string>().ShouldNotBeNullOrEmpty(type);
    }

    [Fact]
    public async Task Ten_thousand_broken_messages_get_no_answer_and_leave_the_kernel_as_it_was()
    {
        await kernel.AskAsync("kernel_info_request", []);
        var random = new Random(20261121);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var connection = 0; connection < 30; connection++) await SendUnsignedAsync(random, connection % 2 == 0 ? kernel.Shell : kernel.Control, count: 300);
        for (var connection = 0; connection < 1000; connection++) await SendDamagedAsync(random, kernel.Ports[random.Next(5)]);

        (await kernel.AskAsync("kernel_info_request", []))["status"]!.GetValue<string>().ShouldBe("ok");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(32 << 20);
    }

    /// <summary>Messages that are whole but not signed. The first answer on the connection is the one to the signed request that follows them.</summary>
    private async Task SendUnsignedAsync(Random random, int port, int count)
    {
        using var wire = await kernel.ConnectAsync(port);
        for (var i = 0; i < count; i++)
        {
            var noise = Noise(random);
            byte[] signature = random.Next(2) == 0 ? noise : Encoding.ASCII.GetBytes(new string('0', 64));
            byte[] header = random.Next(2) == 0 ? noise : "{\"msg_type\":\"kernel_info_request\"}"u8.ToArray();
            await wire.SendAsync("<IDS|MSG>"u8.ToArray(), signature, header, "{}"u8.ToArray(), "{}"u8.ToArray(), noise);
        }

        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await wire.RequestAsync(kernel.Signer, "comm_info_request", []);
        (await wire.ReceiveAsync(time.Token)).Type.ShouldBe("comm_info_reply");
    }

    /// <summary>The bytes of a connection's start and of a good message, some of them changed, cut or repeated.</summary>
    private async Task SendDamagedAsync(Random random, int port)
    {
        byte[][] parts = ["{\"msg_type\":\"is_complete_request\"}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{\"code\":\"1\"}"u8.ToArray()];
        List<byte> bytes = [.. ZmtpFrame.Greeting(), .. ZmtpFrame.Command("READY", ZmtpFrame.Property("Socket-Type", "DEALER"u8)), .. ZmtpFrame.Message(["<IDS|MSG>"u8.ToArray(), kernel.Signer.Sign(parts), .. parts])];
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0) bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
            else if (random.Next(2) == 0) bytes.InsertRange(at, Noise(random));
            else bytes[at] = (byte)random.Next(256);
        }

        using var wire = await WireClient.ConnectAsync(port);
        await wire.Stream.WriteAsync(bytes.ToArray());
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 64)];
        random.NextBytes(noise);
        return noise;
    }
}
