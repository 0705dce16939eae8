namespace Minimax.Teaching;

/// <summary>Why an exercise is not solved yet.</summary>
/// <param name="Asked">What the reader's code was asked, as the check cell writes it.</param>
/// <param name="Expected">What should have come.</param>
/// <param name="Came">What came.</param>
/// <param name="Hint">Where to look; null if the answer says enough.</param>
public sealed record ExerciseFault(string Asked, string Expected, string Came, string? Hint);
