using Microsoft.DotNet.Interactive.Events;

namespace Minimax.Notebooks.Session;

/// <summary>A cell of an imported file failed.</summary>
internal sealed class ImportException(CommandFailed failure, string cell) : Exception(failure.Message)
{
    public CommandFailed Failure => failure;

    public string Cell => cell;
}
