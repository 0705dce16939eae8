using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Running;

/// <summary>Finds the outputs of a run by their display, for a later cell may update what an earlier one displayed.</summary>
internal sealed class DisplayIndex
{
    private readonly Dictionary<string, JsonObject> outputs = [];

    public void Add(string displayId, JsonObject output) => outputs[displayId] = output;

    public void Update(string displayId, Func<JsonObject> data)
    {
        if (outputs.TryGetValue(displayId, out var output)) output["data"] = data();
    }
}
