namespace Minimax.Display;

/// <summary>Which end of a text lies on the point at which it is drawn.</summary>
public enum Align
{
    /// <summary>The text begins at the point.</summary>
    Start,

    /// <summary>The point is in the middle of the text.</summary>
    Middle,

    /// <summary>The text ends at the point.</summary>
    End,
}
