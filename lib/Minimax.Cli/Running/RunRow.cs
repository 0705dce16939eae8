using Minimax.Notebooks.Running;

namespace Minimax.Cli.Running;

/// <summary>How one notebook of a run came out: it ran, well or not, or it could not be read or stored.</summary>
/// <param name="Name">The notebook's name.</param>
/// <param name="Run">How its cells ran; null if they did not.</param>
/// <param name="Fault">What went wrong, in one line; null if nothing did.</param>
internal sealed record RunRow(string Name, NotebookRun? Run, string? Fault);
