namespace Minimax.Training;

/// <summary>A network whose weights were kept.</summary>
/// <param name="Player">Its part in the game, such as <c>G</c>.</param>
/// <param name="Kind">Its class, such as <c>Dcgan.Generator</c>.</param>
/// <param name="Parameters">How many numbers it has learned.</param>
/// <param name="File">The file's name, in the folder of the training.</param>
public sealed record KeptNetwork(string Player, string Kind, long Parameters, string File);
