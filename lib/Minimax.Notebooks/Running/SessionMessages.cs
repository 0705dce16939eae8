using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>What the runner asks of the process of the cells: to run a cell, or, without code, to stop the one that runs.</summary>
internal sealed record SessionRequest(string? Code, string? Name);

/// <summary>What the process of the cells tells the runner: one call of the cell's sink, or, with a peak of memory, that the cell has ended.</summary>
/// <param name="Cell">Counts the cells that were asked for from 0.</param>
/// <param name="Kind">Which call.</param>
internal sealed record SessionEvent(int Cell, SessionEventKind Kind)
{
    public string? Stream { get; init; }

    public string? Text { get; init; }

    /// <summary>A displayed value by MIME type.</summary>
    public Dictionary<string, string>? Values { get; init; }

    public string? DisplayId { get; init; }

    public CellError? Error { get; init; }

    public double Peak { get; init; }
}

internal enum SessionEventKind
{
    Print,
    Display,
    Update,
    Result,
    Fail,
    End,
}

/// <summary>Messages as lines of JSON.</summary>
internal static class SessionMessages
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static T Parse<T>(string line) => JsonSerializer.Deserialize<T>(line, Compact)!;

    /// <summary>Sends a message at once: whoever sends it may not live on.</summary>
    public static void Send<T>(TextWriter writer, T message)
    {
        var line = JsonSerializer.Serialize(message, Compact);
        lock (writer)
        {
            try
            {
                writer.Write(line + "\n");
                writer.Flush();
            }
            catch (IOException)
            {
                // The other process is gone, which is found out where its end is waited for.
            }
        }
    }
}
