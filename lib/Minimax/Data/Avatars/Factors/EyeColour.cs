namespace Minimax.Data;

/// <summary>The colour of an avatar's irises.</summary>
public enum EyeColour
{
    Brown,
    Blue,
    Green,
}
