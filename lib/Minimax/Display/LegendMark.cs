namespace Minimax.Display;

/// <summary>What stands before a name in a chart's legend.</summary>
internal enum LegendMark
{
    Line,
    Dashes,
    Dot,
    Patch,
}
