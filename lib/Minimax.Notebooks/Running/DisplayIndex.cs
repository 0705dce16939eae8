using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Running;

/// <summary>Finds the outputs of a run by their display, for a later cell may update what an earlier one displayed.</summary>
internal sealed class DisplayIndex
{
    private readonly Dictionary<string, JsonObject> _outputs = [];

    public void Add(string displayId, JsonObject output) => _outputs[displayId] = output;

    public void Update(string displayId, Func<JsonObject> data)
    {
        if (_outputs.TryGetValue(displayId, out var output)) output["data"] = data();
    }
}
