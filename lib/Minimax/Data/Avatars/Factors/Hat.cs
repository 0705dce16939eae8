namespace Minimax.Data;

/// <summary>What an avatar wears on its head.</summary>
public enum Hat
{
    None,
    Cap,
    Beanie,
    Headphones,
    Crown,
}
