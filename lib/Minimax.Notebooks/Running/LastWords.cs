using System.Globalization;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Tells how a process ended, from its exit code and what it wrote last.</summary>
internal static class LastWords
{
    private const int FirstSignal = 128;
    private const int MostLines = 12;
    private const string What = "what():";
    private static readonly string[] Beginnings = ["Stack overflow", "Process terminated", "Unhandled exception", "Fatal error"];

    public static CellError ToError(int exitCode, IReadOnlyList<string> said)
    {
        string[] words = [.. said.Select(line => line.TrimEnd()).Where(line => line.Length > 0 && !line.StartsWith("frame #", StringComparison.Ordinal))];
        var note = Array.FindIndex(words, IsNote) is var found and >= 0 ? found : words.Length - 1;
        var message = $"The process that ran the cells {Ended(exitCode)}.{(note < 0 ? "" : $" It said: {Essence(words, note)}")}";
        return new CellError("ProcessEnded", message, [message, .. words.Skip(note).Take(MostLines)]);
    }

    private static string Ended(int exitCode) => (exitCode - FirstSignal) switch
    {
        1 => "was ended by SIGHUP, for its terminal was closed",
        4 => "was ended by SIGILL: the processor does not know an instruction of a native library",
        6 => "was aborted (SIGABRT)",
        8 => "was ended by SIGFPE, a fault of arithmetic in native code",
        7 or 11 => "was ended by SIGSEGV: native code used memory that is not its own",
        9 => "was killed (SIGKILL): by somebody, or by the system because memory ran out",
        15 => "was ended by SIGTERM: somebody asked it to end",
        _ => string.Create(CultureInfo.InvariantCulture, $"ended itself with exit code {exitCode}"),
    };

    /// <summary>Whether a native library or the runtime begins to tell here why the process ends.</summary>
    private static bool IsNote(string line) => line.Contains(What, StringComparison.Ordinal) || Beginnings.Any(line.StartsWith);

    private static string Essence(string[] words, int note)
    {
        var line = words[note];
        if (line.IndexOf(What, StringComparison.Ordinal) is var what and >= 0) return line[(what + What.Length)..].Trim();
        return line == "Process terminated." && note + 1 < words.Length ? $"{line} {words[note + 1]}" : line.Trim();
    }
}
