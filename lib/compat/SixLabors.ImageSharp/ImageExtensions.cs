using SixLabors.ImageSharp.Formats.Png;

namespace SixLabors.ImageSharp;

/// <summary>Saves a picture.</summary>
public static class ImageExtensions
{
    /// <summary>Writes a PNG file.</summary>
    public static void SaveAsPng(this Image source, string path)
    {
        using var file = File.Create(path);
        source.SaveAsPng(file);
    }

    /// <summary>Writes a PNG.</summary>
    public static void SaveAsPng(this Image source, Stream stream) => source.SaveAsPng(stream, new PngEncoder());

    /// <summary>Writes a PNG with these options.</summary>
    public static void SaveAsPng(this Image source, Stream stream, PngEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(encoder);
        source.Encode(stream, encoder);
    }
}
