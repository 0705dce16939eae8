namespace Minimax.Data;

/// <summary>What an avatar wears.</summary>
public enum Clothes
{
    Tee,
    VNeck,
    Shirt,
    Hoodie,
    Stripes,
}
