namespace Minimax.Display;

/// <summary>A cell of a <see cref="ResultTable"/> with a colour behind it: a table of them is a map that can be read.</summary>
/// <param name="Value">What the cell holds.</param>
/// <param name="Shade">Pale enough for text on it.</param>
public sealed record Shaded(object? Value, Colour Shade);
