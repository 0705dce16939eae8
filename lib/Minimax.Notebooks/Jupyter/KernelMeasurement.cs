namespace Minimax.Notebooks.Jupyter;

/// <summary>What a kernel takes, as a front end sees it.</summary>
/// <param name="Ready">From the process's start to its first answer.</param>
/// <param name="FirstCell">The first cell after that.</param>
/// <param name="TrivialCell">A later trivial cell: the median.</param>
/// <param name="IdleMegabytes">Resident memory before the first cell.</param>
/// <param name="PeakMegabytes">The most resident memory seen while the cells ran.</param>
/// <param name="Cells">How many cells ran.</param>
public sealed record KernelMeasurement(TimeSpan Ready, TimeSpan FirstCell, TimeSpan TrivialCell, double IdleMegabytes, double PeakMegabytes, int Cells);
