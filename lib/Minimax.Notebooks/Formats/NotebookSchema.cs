using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Minimax.Notebooks.Formats;

/// <summary>Reads JSON as a notebook: checks what must be right, and supplies what format 4.5 asks for and older notebooks lack.</summary>
internal sealed partial class NotebookSchema
{
    private const int Minor = 5;
    private static readonly string[] CSharpNames = ["C#", "csharp", ".net-csharp"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string file;
    private readonly HashSet<string> ids = [];

    private NotebookSchema(string file) => this.file = file;

    public static JsonObject Read(ReadOnlySpan<byte> utf8, string file)
    {
        var schema = new NotebookSchema(file);
        var root = schema.Parse(utf8);
        schema.CheckRoot(root);
        return root;
    }

    private JsonObject Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            if (JsonNode.Parse(utf8, documentOptions: Strict) is not JsonObject root) throw Fault("is JSON, but not a notebook: it holds no object");
            Decode(root);
            return root;
        }
        catch (JsonException exception) when (exception.LineNumber is null)
        {
            throw Fault("holds an object in which one name stands twice"); // the parser's only fault without a place
        }
        catch (JsonException exception)
        {
            throw Fault($"is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            throw Fault("holds text that is not valid Unicode");
        }
    }

    /// <summary>Text is decoded when it is asked for; asking for all of it at once finds broken characters here and not later.</summary>
    private static void Decode(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members) Decode(member);
                break;
            case JsonArray items:
                foreach (var item in items) Decode(item);
                break;
            case JsonValue value:
                value.TryGetValue<string>(out _);
                break;
        }
    }

    private void CheckRoot(JsonObject root)
    {
        if (Number(root["nbformat"]) is not { } major) throw Fault("is JSON, but not a notebook: 'nbformat' is no number");
        if (major != 4) throw Fault($"has notebook format {major}; only format 4 can be read");
        if (Number(root["nbformat_minor"]) is not >= Minor) root["nbformat_minor"] = Minor;
        Metadata(root, "the notebook");
        CheckLanguage(root["metadata"]!);
        if (root["cells"] is not JsonArray cells) throw Fault("is no notebook: 'cells' is no list");
        for (var i = 0; i < cells.Count; i++) CheckCell(cells[i], i);
    }

    /// <summary>A notebook that names no language is taken as C#.</summary>
    private void CheckLanguage(JsonNode metadata)
    {
        var kernel = metadata["kernelspec"] as JsonObject;
        var name = Text(kernel?["name"]);
        var language = Text(kernel?["language"]) ?? Text((metadata["language_info"] as JsonObject)?["name"]) ?? name;
        if (string.IsNullOrEmpty(language) || CSharpNames.Contains(language, StringComparer.OrdinalIgnoreCase)) return;
        var named = $"{char.ToUpperInvariant(language[0])}{language[1..]}{(name is null || name == language ? "" : $" (kernel {name})")}";
        throw Fault($"is a notebook in {OneLine(named)}; only notebooks in C# (kernel .net-csharp) can be run here");
    }

    private void CheckCell(JsonNode? node, int index)
    {
        var place = $"cell {index + 1}";
        if (node is not JsonObject cell) throw Fault($"{place} is no object");
        if (Text(cell["cell_type"]) is not ("code" or "markdown" or "raw")) throw Fault($"{place}: 'cell_type' is neither code, markdown nor raw");
        if (MultilineText.Read(cell["source"]) is not { } source) throw Fault($"{place}: 'source' is neither text nor a list of lines");
        Metadata(cell, place);
        cell["id"] = Identifier(Text(cell["id"]), index, source);
        if (Text(cell["cell_type"]) == "code") CheckOutputs(cell, place);
    }

    private void CheckOutputs(JsonObject cell, string place)
    {
        cell["execution_count"] = Number(cell["execution_count"]);
        if (!cell.TryGetPropertyValue("outputs", out var outputs) || outputs is null) cell["outputs"] = new JsonArray();
        else if (outputs is not JsonArray list || list.Any(output => output is not JsonObject)) throw Fault($"{place}: 'outputs' is no list of objects");
        else foreach (var (index, output) in list.Index()) CheckOutput(output!.AsObject(), $"{place}, output {index + 1}");
    }

    private void CheckOutput(JsonObject output, string place)
    {
        var sound = Text(output["output_type"]) switch
        {
            "stream" => Text(output["name"]) is not null && MultilineText.Read(output["text"]) is not null,
            "error" => Text(output["ename"]) is not null && Text(output["evalue"]) is not null && output["traceback"] is JsonArray lines
                && lines.All(line => Text(line) is not null),
            "display_data" or "execute_result" => output["data"] is JsonObject,
            _ => throw Fault($"{place}: 'output_type' is none of stream, error, display_data and execute_result"),
        };
        if (!sound) throw Fault($"{place} lacks what its 'output_type' asks for");
    }

    private void Metadata(JsonObject owner, string place)
    {
        if (!owner.TryGetPropertyValue("metadata", out var metadata) || metadata is null) owner["metadata"] = new JsonObject();
        else if (metadata is not JsonObject) throw Fault($"{place}: 'metadata' is no object");
    }

    /// <summary>Keeps a good identifier; else makes one from the cell's place and text, so that it is the same in every run.</summary>
    private string Identifier(string? id, int index, string source)
    {
        if (id is not null && WellFormed().IsMatch(id) && ids.Add(id)) return id;
        for (var attempt = 0; ; attempt++)
        {
            var seed = string.Create(CultureInfo.InvariantCulture, $"{index}/{attempt}/{source}");
            var made = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..8];
            if (ids.Add(made)) return made;
        }
    }

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    private NotebookFormatException Fault(string fault) => new(file, fault);

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex WellFormed();
}
