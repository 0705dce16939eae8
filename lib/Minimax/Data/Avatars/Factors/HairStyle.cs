namespace Minimax.Data;

/// <summary>How an avatar wears its hair.</summary>
public enum HairStyle
{
    Bald,
    Buzz,
    SidePart,
    Quiff,
    Spiky,
    Curly,
    Afro,
    Bob,
    Long,
    Wavy,
    Ponytail,
    Bun,
    Pigtails,
    Mohawk,
}
