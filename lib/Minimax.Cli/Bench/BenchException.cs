namespace Minimax.Cli.Bench;

/// <summary>A measurement could not be made.</summary>
internal sealed class BenchException(string message) : Exception(message);
