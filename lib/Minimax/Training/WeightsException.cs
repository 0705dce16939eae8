namespace Minimax.Training;

/// <summary>A file of weights cannot be used, or not for this network: its message names the file and the fault.</summary>
public sealed class WeightsException(string file, string fault, Exception? inner = null) : Exception($"{file}: {fault}", inner);
