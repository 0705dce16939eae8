namespace Minimax.Data;

/// <summary>The shape of an avatar's eyes.</summary>
public enum EyeShape
{
    Round,
    Almond,
    Sleepy,
    Happy,
}
