namespace Minimax.Data;

/// <summary>An avatar's nose.</summary>
public enum Nose
{
    Button,
    Round,
    Long,
}
