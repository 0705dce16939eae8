using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>How a headless run ended.</summary>
/// <param name="Cells">How many code cells the notebook has.</param>
/// <param name="Ran">How many of them ran to their end, or failed and may.</param>
/// <param name="Error">What the first failed cell said; null if all ran.</param>
/// <param name="Stopped">True if the run was stopped from outside.</param>
/// <param name="Elapsed">The time from the first cell's start to the last one's end.</param>
/// <param name="PeakMemory">The most memory that the process of the cells held, in MiB; null where it is this process.</param>
public sealed record NotebookRun(int Cells, int Ran, CellError? Error, bool Stopped, TimeSpan Elapsed, double? PeakMemory)
{
    /// <summary>True if every cell ran to its end.</summary>
    public bool Succeeded => Ran == Cells;
}
