using System.Text.Json;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Session;
using Minimax.Teaching;

namespace Minimax.Cli.Checking;

/// <summary>Keeps what a check cell found out, and how it failed if it did.</summary>
/// <param name="id">The exercise that the cell checks; null if it checks none.</param>
internal sealed class ExerciseSink(string? id) : IOutputSink
{
    private const string NotYet = "not yet";

    /// <summary>What the cell's check said last; null if it said nothing.</summary>
    public (bool Passed, string? Note)? Verdict { get; private set; }

    /// <summary>What the cell failed with; null if it did not.</summary>
    public CellError? Error { get; private set; }

    public void Print(string stream, string text) { }

    public void Display(DisplayBundle bundle) => Read(bundle);

    public void Update(DisplayBundle bundle) => Read(bundle);

    public void Result(DisplayBundle bundle) => Read(bundle);

    public void Fail(CellError error) => Error = error;

    public Task<string> AskAsync(string prompt, bool password, CancellationToken stop) => throw new NotSupportedException("Nobody is there to answer while exercises are checked.");

    private void Read(DisplayBundle bundle)
    {
        if (bundle.Values.FirstOrDefault(value => value.MimeType == ExerciseResult.MimeType) is not { } found) return;
        try
        {
            var result = JsonNode.Parse(found.Value)!;
            if ((string?)result["id"] == id) Verdict = ((bool)result["passed"]!, Note(result["fault"]));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            Verdict = (false, $"{NotYet}: what the cell showed is no result of a check");
        }
    }

    private static string? Note(JsonNode? fault) => fault is null ? null : $"{NotYet}: {fault["asked"]} gave {fault["came"]} instead of {fault["expected"]}.{(fault["hint"] is { } hint ? $" {hint}" : "")}";
}
