namespace Minimax.Data;

/// <summary>The colour of an avatar's hair, beard and, darker, brows.</summary>
public enum HairColour
{
    Black,
    Brown,
    Red,
    Ginger,
    Blond,
    Grey,
    Pink,
    Blue,
}
