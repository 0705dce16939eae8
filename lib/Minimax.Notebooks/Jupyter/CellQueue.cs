using System.Text.Json.Nodes;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Runs cells for front ends: counts them, stops them, and gives up those that wait behind a failed one.</summary>
internal sealed class CellQueue(JupyterChannels channels, CSharpSession session, InputRequests input)
{
    private readonly Lock state = new();
    private CancellationTokenSource? running;
    private DateTime abortedUntil;
    private int count;

    public CellHistory History { get; } = new();

    /// <summary>Stops the running cell, if one runs.</summary>
    public void Interrupt()
    {
        lock (state) running?.Cancel();
    }

    /// <summary>Runs an <c>execute_request</c> and answers it.</summary>
    public async Task RunAsync(Request request)
    {
        if (request.Sent <= abortedUntil)
        {
            channels.Reply(request, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = count });
            return;
        }

        var silent = request.Flag("silent", otherwise: false);
        if (!silent) Announce(request);
        using var output = new CellOutput(channels, request, input, count, silent);
        await RunAsync(request, output);
        output.Dispose();

        if (output.Error is not null && request.Flag("stop_on_error", otherwise: true)) abortedUntil = DateTime.UtcNow; // what was sent until now was sent in ignorance of the error
        channels.Reply(request, "execute_reply", Outcome(output.Error));
    }

    private void Announce(Request request)
    {
        var code = request.Text("code");
        count++;
        if (request.Flag("store_history", otherwise: true)) History.Add(count, code);
        channels.Publish("execute_input", request, new JsonObject { ["code"] = code, ["execution_count"] = count });
    }

    private async Task RunAsync(Request request, CellOutput output)
    {
        using var stop = new CancellationTokenSource();
        lock (state) running = stop;
        try
        {
            await session.RunAsync(Code(request), $"In[{count}]", output, stop.Token);
        }
        finally
        {
            lock (state) running = null;
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
        reply["execution_count"] = count;
        return reply;
    }
}
