using System.Text.Json.Nodes;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Runs cells for front ends: counts them, stops them, and gives up those that wait behind a failed one.</summary>
internal sealed class CellQueue(JupyterChannels channels, CSharpSession session, InputRequests input)
{
    private readonly Lock _state = new();
    private CancellationTokenSource? _running;
    private DateTime _abortedUntil;
    private int _count;

    public CellHistory History { get; } = new();

    /// <summary>Stops the running cell, if one runs.</summary>
    public void Interrupt()
    {
        lock (_state) _running?.Cancel();
    }

    /// <summary>Runs an <c>execute_request</c> and answers it.</summary>
    public async Task RunAsync(Request request)
    {
        if (request.Sent <= _abortedUntil)
        {
            channels.Reply(request, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = _count });
            return;
        }

        var silent = request.Flag("silent", otherwise: false);
        if (!silent) Announce(request);
        using var output = new CellOutput(channels, request, input, _count, silent);
        await RunAsync(request, output);
        output.Dispose();

        if (output.Error is not null && request.Flag("stop_on_error", otherwise: true)) _abortedUntil = DateTime.UtcNow; // what was sent until now was sent in ignorance of the error
        channels.Reply(request, "execute_reply", Outcome(output.Error));
    }

    private void Announce(Request request)
    {
        var code = request.Text("code");
        _count++;
        if (request.Flag("store_history", otherwise: true)) History.Add(_count, code);
        channels.Publish("execute_input", request, new JsonObject { ["code"] = code, ["execution_count"] = _count });
    }

    private async Task RunAsync(Request request, CellOutput output)
    {
        using var stop = new CancellationTokenSource();
        lock (_state) _running = stop;
        try
        {
            await session.RunAsync(Code(request), $"In[{_count}]", output, stop.Token);
        }
        finally
        {
            lock (_state) _running = null;
        }
    }

    /// <summary>A front end that knows several languages names the cell's in the metadata.</summary>
    private static string Code(Request request)
    {
        var language = (request.Metadata["polyglot_notebook"] as JsonObject)?["kernelName"] as JsonValue;
        var code = request.Text("code");
        return language is not null && language.TryGetValue<string>(out var name) && name is not ("csharp" or "") ? $"#!{name}\n{code}" : code;
    }

    private JsonObject Outcome(CellError? error)
    {
        var reply = error is null ? new JsonObject { ["payload"] = new JsonArray(), ["user_expressions"] = new JsonObject() } : CellOutput.ErrorContent(error);
        reply["status"] = error is null ? "ok" : "error";
        reply["execution_count"] = _count;
        return reply;
    }
}
