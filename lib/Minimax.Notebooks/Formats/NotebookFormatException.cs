namespace Minimax.Notebooks.Formats;

/// <summary>A file is not the notebook that it should be. The message names the file and the fault in one line.</summary>
public sealed class NotebookFormatException(string file, string fault) : Exception($"{file}: {fault}");
