namespace Minimax.Training;

/// <summary>A checkpoint cannot be used: its message names the file and the fault.</summary>
public sealed class CheckpointException(string file, string fault, Exception? inner = null) : Exception($"{file}: {fault}", inner);
