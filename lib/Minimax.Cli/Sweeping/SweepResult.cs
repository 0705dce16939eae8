using System.Text.Json;
using System.Text.Json.Serialization;
using Minimax.Notebooks.Formats;

namespace Minimax.Cli.Sweeping;

/// <summary>How a task has come out: a file, written whole when the task has ended.</summary>
internal sealed record SweepResult
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>What made it: the code, the budget, the settings and the seed. Another key is another task.</summary>
    public required string Key { get; init; }

    /// <summary>The numbers that the run told.</summary>
    public required Dictionary<string, double> Numbers { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Why it failed, in a line; null if it did not.</summary>
    public string? Fault { get; init; }

    /// <summary>What it said last.</summary>
    public required IReadOnlyList<string> LastLines { get; init; }

    /// <summary>The result in a file, if it is one of this task.</summary>
    public static SweepResult? Read(string file, string key)
    {
        try
        {
            return File.Exists(file)
                && JsonSerializer.Deserialize<SweepResult>(File.ReadAllText(file), Readable) is { } result && result.Key == key ? result : null;
        }
        catch (JsonException)
        {
            return null; // of another version: made anew
        }
    }

    public void Write(string file) => AtomicFile.Write(file, JsonSerializer.Serialize(this, Readable));
}
