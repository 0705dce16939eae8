namespace Minimax.Display;

/// <summary>How the points of a <see cref="Series"/> are drawn.</summary>
internal enum Mark
{
    Line,
    Area, // a line, and the colour between it and zero
    Dots,
    Dashes, // a dashed line; without x, one height across the whole chart
    Map,
}
