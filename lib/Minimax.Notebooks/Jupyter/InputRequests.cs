using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Questions to the reader, one at a time.</summary>
internal sealed class InputRequests(JupyterChannels channels)
{
    private TaskCompletionSource<string>? waiting;

    public async Task<string> AskAsync(Request parent, string prompt, bool password, CancellationToken stop)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting = answer;
        channels.Ask(parent, new JsonObject { ["prompt"] = prompt, ["password"] = password });
        return await answer.Task.WaitAsync(stop);
    }

    public Task AnswerAsync(Request reply)
    {
        if (reply.Type == "input_reply") waiting?.TrySetResult(reply.Text("value"));
        return Task.CompletedTask;
    }
}
