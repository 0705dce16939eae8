using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>A headless Chromium with one page, driven by its DevTools protocol.</summary>
internal sealed class Browser : IDisposable
{
    private readonly TemporaryFolder profile;
    private readonly Process process;
    private readonly ClientWebSocket socket;
    private int id;

    private Browser(TemporaryFolder profile, Process process, ClientWebSocket socket) => (this.profile, this.process, this.socket) = (profile, process, socket);

    public static async Task<Browser> StartAsync()
    {
        var profile = new TemporaryFolder();
        string[] arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-port=0", "--window-size=1200,1600", $"--user-data-dir={profile.Path}", "about:blank"];
        var process = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("DevTools listening on ", StringComparison.Ordinal)) continue;
            _ = process.StandardError.ReadToEndAsync();
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(await PageAsync(new Uri(line["DevTools listening on ".Length..])), CancellationToken.None);
            return new Browser(profile, process, socket);
        }

        throw new InvalidOperationException("Chromium did not start.");
    }

    public Task OpenAsync(string url) => CallAsync("Page.navigate", new JsonObject { ["url"] = url });

    public async Task GoOfflineAsync()
    {
        await CallAsync("Network.enable", []);
        await CallAsync("Network.emulateNetworkConditions", new JsonObject { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = 0, ["uploadThroughput"] = 0 });
    }

    public Task ResizeAsync(int width, int height) =>
        CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    /// <summary>Evaluates a script on the page; a promise is awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string script)
    {
        var answer = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true });
        return answer["result"]?["value"]?.DeepClone();
    }

    /// <summary>Waits until a script is true on the page.</summary>
    public async Task WaitAsync(string condition, TimeSpan limit)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < limit; await Task.Delay(100))
            if (await EvaluateAsync($"(() => {{ try {{ return !!({condition}); }} catch {{ return false; }} }})()") is JsonValue value && value.GetValue<bool>()) return;
        throw new TimeoutException($"The page did not come to: {condition}");
    }

    public async Task<byte[]> ScreenshotAsync() => Convert.FromBase64String((string)(await CallAsync("Page.captureScreenshot", new JsonObject { ["captureBeyondViewport"] = true }))["data"]!);

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        socket.Dispose();
        profile.Dispose();
    }

    private static async Task<Uri> PageAsync(Uri devTools)
    {
        using var http = new HttpClient();
        var pages = JsonNode.Parse(await http.GetStringAsync($"http://{devTools.Authority}/json/list"))!.AsArray();
        return new Uri((string)pages.First(page => (string?)page!["type"] == "page")!["webSocketDebuggerUrl"]!);
    }

    private async Task<JsonObject> CallAsync(string method, JsonObject parameters)
    {
        var id = ++this.id;
        var request = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        while (true)
        {
            var message = JsonNode.Parse(await ReceiveAsync())!.AsObject();
            if (message["id"]?.GetValue<int>() == id) return message["result"]?.DeepClone().AsObject() ?? throw new InvalidOperationException(message.ToJsonString());
        }
    }

    private async Task<string> ReceiveAsync()
    {
        var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
