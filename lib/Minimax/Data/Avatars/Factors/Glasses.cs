namespace Minimax.Data;

/// <summary>An avatar's glasses.</summary>
public enum Glasses
{
    None,
    Round,
    Square,
    Shades,
}
