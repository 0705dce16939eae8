using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Tests.Support;

/// <summary>Notebook files made for a test. A text that starts with <c>%md</c> becomes a Markdown cell.</summary>
internal static class TestNotebook
{
    public static string Json(params string[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select(Cell)]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 4,
    }.ToJsonString();

    public static string Write(TemporaryFolder folder, string name, params string[] cells) => folder.Write(name, Json(cells));

    private static JsonNode Cell(string text) => text.StartsWith("%md", StringComparison.Ordinal)
        ? new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = text[3..].TrimStart() }
        : new JsonObject { ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = text };
}
