namespace Minimax.Metrics;

/// <summary>One thing that is wrong with a run.</summary>
/// <param name="Failure">What.</param>
/// <param name="Sign">The number that shows it, in a sentence.</param>
/// <param name="Remedy">What to try.</param>
public sealed record Finding(Failure Failure, string Sign, string Remedy);
