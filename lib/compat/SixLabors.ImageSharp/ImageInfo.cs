namespace SixLabors.ImageSharp;

/// <summary>What a file's header says of the picture in it.</summary>
public class ImageInfo
{
    internal ImageInfo(int width, int height) => (Width, Height) = (width, height);

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }
}
