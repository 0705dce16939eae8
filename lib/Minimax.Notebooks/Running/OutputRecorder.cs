using System.Globalization;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Turns what one cell sends into nbformat output objects, a bounded amount of them, and passes it on to the observer.</summary>
/// <param name="cell">The cell that runs.</param>
/// <param name="displays">The outputs of the whole run by their display, for a later cell may update them, and the lock around them.</param>
/// <param name="observer">Sees all that comes, kept or not.</param>
internal sealed class OutputRecorder(NotebookCell cell, Dictionary<string, JsonObject> displays, INotebookObserver? observer) : IOutputSink
{
    /// <summary>The most characters of printed text that one cell keeps.</summary>
    internal const int MostText = 1 << 18;

    /// <summary>The most characters of displayed data that one cell keeps, pictures as base64.</summary>
    internal const int MostData = 1 << 24;

    private readonly JsonArray outputs = [];
    private JsonObject? stream;
    private TerminalText? text;
    private int textLeft = MostText;
    private int dataLeft = MostData;
    private long textCut;
    private int displaysCut;
    private bool closed;

    /// <summary>What the cell failed with; null if it did not.</summary>
    public CellError? Error { get; private set; }

    public void Print(string stream, string text)
    {
        lock (displays)
        {
            if (closed) return;
            if ((string?)this.stream?["name"] != stream) BeginStream(stream);
            if (this.text is null) textCut += text.Length;
            else this.text.Append(text);
        }

        observer?.Printed(stream, text);
    }

    public void Display(DisplayBundle bundle)
    {
        var data = Data(bundle);
        Add(new JsonObject { ["data"] = data, ["metadata"] = new JsonObject(), ["output_type"] = "display_data" }, Size(data), bundle.DisplayId);
        observer?.Displayed(bundle);
    }

    public void Update(DisplayBundle bundle)
    {
        lock (displays)
        {
            if (closed) return;
            if (displays.GetValueOrDefault(bundle.DisplayId!) is { } output) Replace(output, Data(bundle));
        }

        observer?.Updated(bundle);
    }

    public void Result(DisplayBundle bundle)
    {
        var data = Data(bundle);
        var output = new JsonObject { ["data"] = data, ["execution_count"] = cell.Number, ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" };
        Add(output, Size(data));
        observer?.Displayed(bundle);
    }

    public void Fail(CellError error)
    {
        Error = error;
        var traceback = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]);
        Add(new JsonObject { ["ename"] = error.Name, ["evalue"] = error.Message, ["output_type"] = "error", ["traceback"] = traceback });
        if (!cell.MayFail) observer?.Failed(error);
    }

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop) => NobodyAnswers();

    /// <summary>What a headless run answers to a cell that asks.</summary>
    internal static Task<string> NobodyAnswers() => throw new NotSupportedException("The cell asks for input, and nobody is there to answer in a headless run.");

    /// <summary>Puts what came so far into the cell. To be called under the lock.</summary>
    public void Store()
    {
        if (this.text is not null) stream!["text"] = MultilineText.Write(this.text.ToString());
        var outputs = this.outputs.DeepClone().AsArray();
        if (textCut > 0 || displaysCut > 0) outputs.Add((JsonNode)Stream("stderr", Cut()));
        cell.SetOutputs(cell.Number, outputs);
    }

    /// <summary>Takes no more. To be called under the lock.</summary>
    public void Close() => closed = true;

    private void Add(JsonObject output, int size = 0, string? displayId = null)
    {
        lock (displays)
        {
            if (closed) return;
            EndStream();
            if (size > dataLeft)
            {
                displaysCut++;
                return;
            }

            dataLeft -= size;
            outputs.Add((JsonNode)output);
            if (displayId is not null) displays[displayId] = output;
        }
    }

    /// <summary>What is too large leaves the old display, which this cell or an earlier one has paid for, as it is.</summary>
    private void Replace(JsonObject output, JsonObject data)
    {
        var more = Size(data) - Size(output["data"]!.AsObject());
        if (more > dataLeft)
        {
            displaysCut++;
            return;
        }

        dataLeft -= more;
        output["data"] = data;
    }

    private void BeginStream(string name)
    {
        EndStream();
        if (textLeft <= 0) return;
        stream = Stream(name, "");
        text = new TerminalText(textLeft);
        outputs.Add((JsonNode)stream);
    }

    private void EndStream()
    {
        if (this.text is null) return;
        var text = this.text.ToString();
        if (text.Length == 0) outputs.Remove(stream);
        stream!["text"] = MultilineText.Write(text);
        textLeft -= text.Length;
        (stream, this.text) = (null, null);
    }

    private string Cut() => string.Create(
        CultureInfo.InvariantCulture,
        $"[… left out: {displaysCut:N0} displays and {textCut:N0} further characters of text; a cell keeps {MostData:N0} and {MostText:N0} …]");

    private static JsonObject Stream(string name, string text) => new() { ["name"] = name, ["output_type"] = "stream", ["text"] = MultilineText.Write(text) };

    private static int Size(JsonObject data) => data.ToJsonString().Length;

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
