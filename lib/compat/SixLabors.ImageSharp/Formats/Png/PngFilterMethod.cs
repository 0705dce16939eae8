namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>How a row is predicted from its neighbours before it is compressed.</summary>
public enum PngFilterMethod
{
    None = 0,
    Sub = 1,
    Up = 2,
    Average = 3,
    Paeth = 4,

    /// <summary>The one of the five that leaves the smallest differences, chosen for each row.</summary>
    Adaptive = 5,
}
