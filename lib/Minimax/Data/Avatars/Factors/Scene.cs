namespace Minimax.Data;

/// <summary>What is behind an avatar.</summary>
public enum Scene
{
    Plain,
    Halo,
    Day,
    Night,
}
