using System.Text;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Jupyter;

/// <summary>Sends what one cell shows to the front ends. Printed text goes in batches: a message for each line would be slower than any cell.</summary>
internal sealed class CellOutput : IOutputSink, IDisposable
{
    private const int LargestBatch = 1 << 16;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

    private readonly JupyterChannels _channels;
    private readonly Request _request;
    private readonly InputRequests _input;
    private readonly int _count;
    private readonly bool _silent;
    private readonly Lock _sending = new();
    private readonly StringBuilder _text = new();
    private readonly Timer _timer;
    private string? _stream;

    public CellOutput(JupyterChannels channels, Request request, InputRequests input, int count, bool silent)
    {
        (_channels, _request, _input, _count, _silent) = (channels, request, input, count, silent);
        _timer = new Timer(_ => Flush(), null, LongestWait, LongestWait);
    }

    /// <summary>What the cell failed with; null if it did not.</summary>
    public CellError? Error { get; private set; }

    public void Print(string stream, string text)
    {
        lock (_sending)
        {
            if (_stream != stream) SendText();
            _stream = stream;
            _text.Append(text);
            if (_text.Length >= LargestBatch) SendText();
        }
    }

    public void Display(DisplayBundle bundle) => Send("display_data", Content(bundle));

    public void Update(DisplayBundle bundle) => Send("update_display_data", Content(bundle));

    public void Result(DisplayBundle bundle) =>
        Send("execute_result", new JsonObject { ["execution_count"] = _count, ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject() });

    public void Fail(CellError error)
    {
        Error = error;
        Send("error", ErrorContent(error));
    }

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop)
    {
        if (!_request.Flag("allow_stdin", otherwise: false)) throw new NotSupportedException("The cell asks for input, which this front end does not offer.");
        Flush();
        return _input.AskAsync(_request, prompt, password, stop);
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
        lock (_sending) SendText();
    }

    /// <summary>Stops the timer. What a task that the cell left running prints from now on is sent when the batch is full, or with its next display.</summary>
    public void Dispose()
    {
        _timer.Dispose();
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
        lock (_sending)
        {
            SendText();
            if (!_silent) _channels.Publish(type, _request, content);
        }
    }

    private void SendText()
    {
        if (_text.Length == 0) return;
        if (!_silent) _channels.Publish("stream", _request, new JsonObject { ["name"] = _stream, ["text"] = _text.ToString() });
        _text.Clear();
    }
}
