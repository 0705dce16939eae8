using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Minimax.Notebooks.Language;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Jupyter;

/// <summary>A C# kernel that Jupyter front ends talk to, by version 5.3 of the messaging protocol.</summary>
public sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(2.4); // what it takes on two quiet cores; on a slow machine the reader need not wait for all of it

    private readonly TextWriter log;
    private readonly JupyterChannels channels;
    private readonly CSharpSession session;
    private readonly LanguageService language;
    private readonly InputRequests input;
    private readonly CellQueue cells;
    private readonly Channel<Request> requests = Channel.CreateUnbounded<Request>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private JupyterKernel(ConnectionFile file, string folder, TextWriter log)
    {
        this.log = log;
        session = new CSharpSession(folder);
        channels = new JupyterChannels(file, log);
        language = new LanguageService(session);
        input = new InputRequests(channels);
        cells = new CellQueue(channels, session, input);
        channels.OnStdin = input.AnswerAsync;
        channels.OnControl = AnswerControlAsync;
        channels.OnShell = request => requests.Writer.WriteAsync(request).AsTask();
    }

    /// <summary>Serves a front end until it asks the kernel to end, or is gone itself.</summary>
    /// <param name="connectionFile">The file that the front end wrote: ports and key.</param>
    /// <param name="folder">What relative paths in cells start from.</param>
    /// <param name="log">Told of messages that were dropped, and of faults.</param>
    /// <exception cref="Formats.NotebookFormatException">The connection file is not one.</exception>
    /// <exception cref="IOException">The connection file cannot be read.</exception>
    public static async Task ServeAsync(string connectionFile, string folder, TextWriter log)
    {
        var gone = new TaskCompletionSource();
        using var parent = ParentWatch.Start(() => gone.TrySetResult()); // first: what starts this may be gone again before all the rest is made
        using var kernel = new JupyterKernel(ConnectionFile.Read(connectionFile), folder, log);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            kernel.cells.Interrupt();
        });
        await Task.WhenAny(kernel.ServeAsync(), gone.Task).Unwrap();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        channels.Dispose();
        session.Dispose();
    }

    private async Task ServeAsync()
    {
        var warm = Task.Run(session.WarmUpAsync); // while the front end is still connecting
        channels.Publish("status", parent: null, new JsonObject { ["execution_state"] = "starting" });
        _ = AnswerShellAsync(Task.WhenAny(warm, Task.Delay(LongestWarmUp)));
        await ended.Task;
    }

    /// <param name="ready">Before this the first request is not answered: a kernel that says that it is ready runs its first cell at once.</param>
    private async Task AnswerShellAsync(Task ready)
    {
        await ready;
        await requests.Reader.WaitToReadAsync();
        await channels.WaitForSubscriberAsync(Patience);
        await foreach (var request in requests.Reader.ReadAllAsync()) await AnswerAsync(request);
    }

    private async Task AnswerControlAsync(Request request)
    {
        if (request.Type is "interrupt_request" or "shutdown_request") cells.Interrupt();
        await AnswerAsync(request);
    }

    private async Task AnswerAsync(Request request)
    {
        Status("busy", request);
        try
        {
            if (request.Type == "execute_request") await cells.RunAsync(request);
            else if (await AnswerOtherAsync(request) is { } content) channels.Reply(request, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
        }
        catch (Exception exception)
        {
            // A fault of ours in one request must not end the kernel, nor leave the front end waiting.
            await log.WriteLineAsync(exception.ToString());
            var error = new CellError(exception.GetType().Name, exception.Message, []);
            var content = CellOutput.ErrorContent(error);
            content["status"] = "error";
            channels.Reply(request, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content);
        }

        Status("idle", request);
        if (request.Type != "shutdown_request") return;
        await channels.DrainAsync(Patience);
        ended.TrySetResult();
    }

    private async Task<JsonObject?> AnswerOtherAsync(Request request) => request.Type switch
    {
        "kernel_info_request" => KernelInfo(),
        "is_complete_request" => LanguageService.IsComplete(request.Text("code")),
        "complete_request" => await language.CompleteAsync(request.Text("code"), request.Number("cursor_pos", 0)),
        "inspect_request" => await language.InspectAsync(request.Text("code"), request.Number("cursor_pos", 0)),
        "history_request" => new JsonObject { ["status"] = "ok", ["history"] = cells.History.Find(request) },
        "comm_info_request" => new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() },
        "interrupt_request" => new JsonObject { ["status"] = "ok" },
        "shutdown_request" => new JsonObject { ["status"] = "ok", ["restart"] = request.Flag("restart", otherwise: false) },
        "comm_open" => RefuseComm(request),
        _ => null, // a message that this kernel does not know asks for nothing that it could do
    };

    private static JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = JupyterChannels.ProtocolVersion,
        ["implementation"] = "minimax",
        ["implementation_version"] = typeof(JupyterKernel).Assembly.GetName().Version!.ToString(3),
        ["banner"] = $"C# {CSharpSession.Language} on .NET {Environment.Version}",
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = CSharpSession.Language,
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["help_links"] = new JsonArray(),
        ["debugger"] = false,
    };

    /// <summary>There are no widgets here; the front end is told to close what it opened.</summary>
    private JsonObject? RefuseComm(Request request)
    {
        channels.Publish("comm_close", request, new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() });
        return null;
    }

    private void Status(string state, Request parent) => channels.Publish("status", parent, new JsonObject { ["execution_state"] = state });
}
