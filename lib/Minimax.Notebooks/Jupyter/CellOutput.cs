using System.Text;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Sends what one cell shows to the front ends. Printed text goes in batches: a message for each line would be slower than any cell.</summary>
internal sealed class CellOutput : IOutputSink, IDisposable
{
    private const int LargestBatch = 1 << 16;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly JupyterChannels channels;
    private readonly Request request;
    private readonly InputRequests input;
    private readonly int count;
    private readonly bool silent;
    private readonly Lock sending = new();
    private readonly StringBuilder text = new();
    private readonly Timer timer;
    private string? stream;

    public CellOutput(JupyterChannels channels, Request request, InputRequests input, int count, bool silent)
    {
        (this.channels, this.request, this.input, this.count, this.silent) = (channels, request, input, count, silent);
        timer = new Timer(_ => Flush(), null, LongestWait, LongestWait);
    }

    /// <summary>What the cell failed with; null if it did not.</summary>
    public CellError? Error { get; private set; }

    public void Print(string stream, string text)
    {
        lock (sending)
        {
            if (this.stream != stream) SendText();
            this.stream = stream;
            this.text.Append(text);
            if (this.text.Length >= LargestBatch) SendText();
        }
    }

    public void Display(DisplayBundle bundle) => Send("display_data", Content(bundle));

    public void Update(DisplayBundle bundle) => Send("update_display_data", Content(bundle));

    public void Result(DisplayBundle bundle) =>
        Send("execute_result", new JsonObject { ["execution_count"] = count, ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject() });

    public void Fail(CellError error)
    {
        Error = error;
        Send("error", ErrorContent(error));
    }

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop)
    {
        if (!request.Flag("allow_stdin", otherwise: false)) throw new NotSupportedException("The cell asks for input, which this front end does not offer.");
        Flush();
        return this.input.AskAsync(request, prompt, password, stop);
    }

    /// <summary>The three parts of an error, as both the error message and the reply carry them.</summary>
    public static JsonObject ErrorContent(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <summary>Sends what was printed and not yet sent.</summary>
    public void Flush()
    {
        lock (sending) SendText();
    }

    /// <summary>Stops the timer. What a task that the cell left running prints from now on is sent when the batch is full, or with its next display.</summary>
    public void Dispose()
    {
        timer.Dispose();
        Flush();
    }

    private static JsonObject Content(DisplayBundle bundle) => new()
    {
        ["data"] = bundle.ToJson(),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = bundle.DisplayId },
    };

    private void Send(string type, JsonObject content)
    {
        lock (sending)
        {
            SendText();
            if (!silent) channels.Publish(type, request, content);
        }
    }

    private void SendText()
    {
        if (this.text.Length == 0) return;
        if (!silent) channels.Publish("stream", request, new JsonObject { ["name"] = this.stream, ["text"] = this.text.ToString() });
        this.text.Clear();
    }
}
