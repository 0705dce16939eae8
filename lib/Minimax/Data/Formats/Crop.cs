namespace Minimax.Data;

/// <summary>Which part of a picture an image is made of; of that part, the largest square in the middle.</summary>
public enum Crop
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>For pairs that lie side by side in one picture.</summary>
    LeftHalf,

    /// <summary>For pairs that lie side by side in one picture.</summary>
    RightHalf,
}
