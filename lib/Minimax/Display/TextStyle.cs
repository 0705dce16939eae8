namespace Minimax.Display;

/// <summary>How a line of text is written.</summary>
[Flags]
public enum TextStyle
{
    /// <summary>From left to right.</summary>
    Plain = 0,

    /// <summary>By a thicker pen.</summary>
    Bold = 1,

    /// <summary>From the bottom to the top.</summary>
    Upwards = 2,
}
