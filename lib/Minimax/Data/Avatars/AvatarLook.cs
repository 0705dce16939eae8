namespace Minimax.Data;

/// <summary>What is made of the drawing commands of an avatar.</summary>
public enum AvatarLook
{
    /// <summary>Three planes: red, green, blue.</summary>
    Colour,
    /// <summary>One plane: the <see cref="AvatarPart"/> of each pixel, as a number.</summary>
    Mask,
    /// <summary>One plane: ink on white paper.</summary>
    Sketch,
}
