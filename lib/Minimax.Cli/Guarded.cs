using System.Runtime.InteropServices;
using System.Text.Json;
using Minimax.Cli.Bench;
using Minimax.Cli.Running;
using Minimax.Native;
using Minimax.Notebooks.Formats;
using Minimax.Training;

namespace Minimax.Cli;

/// <summary>Runs the command. What a reader or the machine did wrong becomes one line on standard error and exit code 1; a fault of ours keeps its trace.</summary>
internal static class Guarded
{
    /// <returns>The exit code: that of the verb, if it comes to its end.</returns>
    public static async Task<int> RunAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException)
        {
            return RunCommand.Stopped;
        }
        catch (Exception fault)
        {
            var cause = fault;
            while (cause is TypeInitializationException { InnerException: { } inner }) cause = inner; // so libtorch's fault comes, if the verb names a type of the library first
            Console.Error.WriteLine(IsOfOthers(cause) ? $"minimax: {cause.Message.ReplaceLineEndings(" ")}" : fault);
            return 1;
        }
    }

    // The last two by their names: to name a type of the library would initialise it here.
    private static bool IsOfOthers(Exception fault) => fault is IOException or UnauthorizedAccessException or InvalidDataException or JsonException
        or NotebookFormatException or BenchException or DllNotFoundException or ExternalException || fault.GetType().Name is nameof(WeightsException) or nameof(NativeLibraryException);
}
