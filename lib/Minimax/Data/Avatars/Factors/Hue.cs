namespace Minimax.Data;

/// <summary>The colours of clothes, of hats and frames, and of backgrounds.</summary>
public enum Hue
{
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Purple,
    Pink,
}
