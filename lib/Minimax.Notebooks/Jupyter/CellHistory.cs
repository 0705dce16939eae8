using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace Minimax.Notebooks.Jupyter;

/// <summary>The cells that this kernel has run. It is kept for the kernel's life only and leaves no file behind.</summary>
internal sealed class CellHistory
{
    private readonly List<(int Line, string Code)> entries = [];

    public void Add(int line, string code) => entries.Add((line, code));

    /// <summary>Answers a history request: the last entries, a range of lines, or those that match a pattern.</summary>
    public JsonArray Find(Request request)
    {
        var most = request.Number("n", int.MaxValue);
        var asked = request.Text("hist_access_type") switch
        {
            "range" => entries.Where(entry => entry.Line >= request.Number("start", 0) && entry.Line < request.Number("stop", int.MaxValue)),
            "search" => Search(request.Text("pattern"), request.Flag("unique", otherwise: false)).TakeLast(most),
            _ => entries.TakeLast(most),
        };
        var withOutput = request.Flag("output", otherwise: false);
        return new JsonArray([.. asked.Select(entry => Entry(entry.Line, entry.Code, withOutput))]);
    }

    private IEnumerable<(int Line, string Code)> Search(string pattern, bool unique)
    {
        var found = entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
        return unique ? found.Reverse().DistinctBy(entry => entry.Code).Reverse() : found;
    }

    /// <summary>Session, line, and the input, with the output beside it where asked for. Outputs are not kept.</summary>
    private static JsonArray Entry(int line, string code, bool withOutput) => [0, line, withOutput ? new JsonArray(code, null) : JsonValue.Create(code)];
}
