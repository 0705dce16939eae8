namespace Minimax.Notebooks.Session;

/// <summary>A cell asked the host for something that cannot be done: an unknown magic command, a file that is not there, a package that cannot be had.</summary>
public sealed class CellFault(string message) : Exception(message);
