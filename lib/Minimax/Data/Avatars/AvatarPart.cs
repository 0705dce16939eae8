namespace Minimax.Data;

/// <summary>What a pixel of an avatar's picture belongs to: the classes of its mask. Hats, earrings, headphones and hair ties are accessories.</summary>
public enum AvatarPart
{
    Background,
    Skin,
    Hair,
    Eyes,
    Mouth,
    Glasses,
    Clothes,
    Accessory,
}
