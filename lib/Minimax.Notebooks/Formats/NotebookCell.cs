using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Formats;

/// <summary>One cell of a notebook.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject json;

    internal NotebookCell(JsonObject json, int number)
    {
        this.json = json;
        Number = number;
        Source = MultilineText.Read(json["source"])!;
    }

    /// <summary><c>code</c>, <c>markdown</c> or <c>raw</c>.</summary>
    public string Kind => json["cell_type"]!.GetValue<string>();

    /// <summary>The cell's identifier, unique in its notebook.</summary>
    public string Id => json["id"]!.GetValue<string>();

    /// <summary>Counts the code cells from 1; 0 for other cells.</summary>
    public int Number { get; }

    /// <summary>The cell's text.</summary>
    public string Source { get; }

    /// <summary>The text to run: where the cell's metadata names another language, a line that selects it goes first.</summary>
    public string Code => Language is "csharp" ? Source : $"#!{Language}\n{Source}";

    /// <summary>The first line that is not empty.</summary>
    public string FirstLine => Source.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? "";

    /// <summary>What the cell shows, as nbformat output objects; empty for cells that are not code.</summary>
    public JsonArray Outputs => json["outputs"] as JsonArray ?? [];

    /// <summary>What the cell printed.</summary>
    public string Printed => string.Concat(Outputs.OfType<JsonObject>()
        .Where(output => (string?)output["name"] == "stdout").Select(output => MultilineText.Read(output["text"])));

    /// <summary>Pictures that come with a text cell: name to MIME type to base64.</summary>
    public JsonObject Attachments => json["attachments"] as JsonObject ?? [];

    /// <summary>Whether the cell is tagged as one that may fail: the run then goes on, as it does in Jupyter.</summary>
    public bool MayFail => HasTag("raises-exception");

    /// <summary>Whether the outputs are others than those that were read.</summary>
    internal bool HasRun { get; private set; }

    private string Language => Text("polyglot_notebook", "kernelName") ?? Text("dotnet_interactive", "language") ?? "csharp";

    /// <summary>Whether the cell's metadata holds a tag.</summary>
    public bool HasTag(string tag) => json["metadata"]!["tags"] is JsonArray tags && tags.OfType<JsonValue>().Any(value => value.TryGetValue<string>(out var text) && text == tag);

    internal void SetOutputs(int? executionCount, JsonArray outputs)
    {
        json["execution_count"] = executionCount;
        json["outputs"] = outputs;
        HasRun = true;
    }

    private string? Text(string section, string key) =>
        (json["metadata"]![section] as JsonObject)?[key] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
