namespace Minimax.Metrics;

/// <summary>How well one factor is read off pictures that show it.</summary>
/// <param name="Name">The factor's.</param>
/// <param name="Discrete">Whether it takes one of a few values, or any of a range.</param>
/// <param name="Value">The share of right answers for a discrete factor, R² for a continuous one; 1 is perfect.</param>
public sealed record AttributeScore(string Name, bool Discrete, double Value);
