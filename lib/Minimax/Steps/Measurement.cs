namespace Minimax.Steps;

/// <summary>A number of a step, once it is read.</summary>
/// <param name="Name">Such as <c>D loss</c> or <c>D(x)</c>.</param>
/// <param name="Quantity">What it is.</param>
/// <param name="Value">The number, or its average over several steps.</param>
public readonly record struct Measurement(string Name, Quantity Quantity, double Value);
