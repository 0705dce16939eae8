namespace Minimax.Data;

/// <summary>An avatar's facial hair.</summary>
public enum Beard
{
    None,
    Moustache,
    Goatee,
    Full,
}
