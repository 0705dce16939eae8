using System.Globalization;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Tells how a process ended, from its exit code and what it wrote last.</summary>
internal static class LastWords
{
    private const int FirstSignal = 128;
    private const int MostLines = 40;
    private static readonly string[] Beginnings = ["Stack overflow", "Process terminated", "Unhandled exception", "Fatal error"];

    public static CellError ToError(int exitCode, IReadOnlyList<string> said)
    {
        string[] words = [.. said.Where(line => line.Trim().Length > 0 && !line.StartsWith("frame #", StringComparison.Ordinal))];
        var message = $"The process that ran the cells {Ended(exitCode)}.{(Essence(words) is { } essence ? $" It said: {essence}" : "")}";
        return new CellError("ProcessEnded", message, [message, .. words.TakeLast(MostLines)]);
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

    /// <summary>The one line of what a native library or the runtime says that tells the reason.</summary>
    private static string? Essence(string[] words)
    {
        const string What = "what():";
        if (words.FirstOrDefault(line => line.Contains(What, StringComparison.Ordinal)) is { } native) return native[(native.IndexOf(What, StringComparison.Ordinal) + What.Length)..].Trim();
        return (words.FirstOrDefault(line => Beginnings.Any(beginning => line.StartsWith(beginning, StringComparison.Ordinal))) ?? words.LastOrDefault())?.Trim();
    }
}
