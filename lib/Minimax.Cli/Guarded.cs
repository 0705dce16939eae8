using System.Text.Json;
using Minimax.Notebooks.Formats;
using Minimax.Training;

namespace Minimax.Cli;

/// <summary>Runs a verb. What a reader or the machine did wrong becomes one line on standard error and exit code 1; a fault of ours keeps its trace.</summary>
internal static class Guarded
{
    /// <returns>The exit code.</returns>
    public static int Run(Action act) => RunAsync(() =>
    {
        act();
        return Task.FromResult(0);
    }).GetAwaiter().GetResult();

    /// <returns>The exit code: that of the verb, if it comes to its end.</returns>
    public static async Task<int> RunAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or JsonException
            or NotebookFormatException or WeightsException or DllNotFoundException)
        {
            Console.Error.WriteLine($"minimax: {fault.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}
