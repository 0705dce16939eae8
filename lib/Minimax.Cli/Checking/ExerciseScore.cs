namespace Minimax.Cli.Checking;

/// <summary>What became of one exercise.</summary>
/// <param name="Id">The notebook's number and the exercise's.</param>
/// <param name="Title">What was to be written.</param>
/// <param name="Passed">Whether all of its checks passed.</param>
/// <param name="Note">Why not, in one line; null if they did.</param>
internal sealed record ExerciseScore(string Id, string Title, bool Passed, string? Note);
