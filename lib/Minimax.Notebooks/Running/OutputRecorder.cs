using System.Text;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Turns what one cell sends into nbformat output objects, and passes it on to the observer.</summary>
internal sealed class OutputRecorder(int executionCount, DisplayIndex displays, INotebookObserver? observer) : IOutputSink
{
    private readonly JsonArray _outputs = [];
    private readonly StringBuilder _text = new();
    private string? _stream;
    private bool _closed;

    /// <summary>What the cell failed with; null if it did not.</summary>
    public CellError? Error { get; private set; }

    public void Print(string stream, string text)
    {
        lock (displays)
        {
            if (_closed) return;
            if (_stream != stream) EndStream();
            _stream = stream;
            _text.Append(text);
        }

        observer?.Printed(stream, text);
    }

    public void Display(DisplayBundle bundle)
    {
        var output = new JsonObject { ["data"] = Data(bundle), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
        Add(output, bundle.DisplayId);
        observer?.Displayed(bundle);
    }

    public void Update(DisplayBundle bundle)
    {
        lock (displays)
        {
            if (_closed) return;
            displays.Update(bundle.DisplayId!, () => Data(bundle));
        }

        observer?.Updated(bundle);
    }

    public void Result(DisplayBundle bundle)
    {
        var output = new JsonObject { ["data"] = Data(bundle), ["execution_count"] = executionCount, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" };
        Add(output, displayId: null);
        observer?.Displayed(bundle);
    }

    public void Fail(CellError error)
    {
        Error = error;
        var traceback = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]);
        Add(new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Message, ["output_type"] = "error", ["traceback"] = traceback }, displayId: null);
        observer?.Failed(error);
    }

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop) =>
        throw new NotSupportedException("The cell asks for input, and nobody is there to answer in a headless run.");

    /// <summary>Takes no more, and hands out the outputs.</summary>
    public JsonArray Close()
    {
        lock (displays)
        {
            EndStream();
            _closed = true;
            return _outputs;
        }
    }

    private void Add(JsonObject output, string? displayId)
    {
        lock (displays)
        {
            if (_closed) return;
            EndStream();
            _outputs.Add((JsonNode)output);
            if (displayId is not null) displays.Add(displayId, output);
        }
    }

    private void EndStream()
    {
        if (_text.Length > 0) _outputs.Add((JsonNode)new JsonObject { ["name"] = _stream, ["output_type"] = "stream", ["text"] = MultilineText.Write(_text.ToString()) });
        _text.Clear();
    }

    /// <summary>Text is stored by lines, base64 and JSON as they are; MIME types in one order, whatever the formatters' order.</summary>
    private static JsonObject Data(DisplayBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, value) in bundle.ToJson().OrderBy(entry => entry.Key, StringComparer.Ordinal))
            data[mimeType] = value is JsonValue text && IsText(mimeType) ? MultilineText.Write(text.GetValue<string>()) : value?.DeepClone();
        return data;
    }

    private static bool IsText(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is "image/svg+xml" or "application/javascript";
}
