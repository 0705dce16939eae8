namespace Minimax.Data;

/// <summary>An avatar's earrings.</summary>
public enum Earrings
{
    None,
    Studs,
    Hoops,
}
