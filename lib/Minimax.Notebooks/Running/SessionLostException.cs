using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>The process that ran the cells has ended before its time.</summary>
public sealed class SessionLostException(CellError error) : Exception(error.Message)
{
    /// <summary>How it ended and what it said last, as the error of the cell that ran.</summary>
    public CellError Error { get; } = error;
}
