using System.Text.Encodings.Web;
using System.Text.Json;
using Minimax.Data;

namespace Minimax.Training;

/// <summary>A training whose weights were kept: what a <c>NN-*.json</c> beside them says.</summary>
public sealed record KeptTraining
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Which training of its process it was, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The networks, and the files that hold their weights.</summary>
    public required IReadOnlyList<KeptNetwork> Networks { get; init; }

    /// <summary>Steps made.</summary>
    public required long StepsDone { get; init; }

    /// <summary>Steps that were to be made.</summary>
    public required long Steps { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The seed of every random draw.</summary>
    public required long Seed { get; init; }

    /// <summary>The settings of the run in words; null where none were read.</summary>
    public string? Run { get; init; }

    /// <summary>What was reported last, by name.</summary>
    public required IReadOnlyDictionary<string, double> Numbers { get; init; }

    /// <summary>The data sets that the process had loaded by then, each with its terms.</summary>
    public required IReadOnlyList<string> Data { get; init; }

    /// <summary>Those of a folder, in the order in which they ended; none if there is no such folder.</summary>
    /// <exception cref="JsonException">A file of it is damaged.</exception>
    public static IReadOnlyList<KeptTraining> In(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.GetFiles(folder, "*.json").Select(file => JsonSerializer.Deserialize<KeptTraining>(File.ReadAllText(file))!)
            .OrderBy(training => training.Number)];

    internal void Write(string file) => WholeFile.Write(file, JsonSerializer.Serialize(this, Readable));
}
