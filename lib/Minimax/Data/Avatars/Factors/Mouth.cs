namespace Minimax.Data;

/// <summary>An avatar's mouth; how far a closed or grinning one smiles is <see cref="Avatar.Smile"/>.</summary>
public enum Mouth
{
    Closed,
    Grin,
    Open,
}
