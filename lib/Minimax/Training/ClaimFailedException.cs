namespace Minimax.Training;

/// <summary>A notebook claims something that its own run does not bear out.</summary>
public sealed class ClaimFailedException(string claim) : Exception($"This does not hold: {claim}");
