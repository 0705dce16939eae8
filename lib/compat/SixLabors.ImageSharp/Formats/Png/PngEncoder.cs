using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>
/// Writes 8-bit PNG: <see cref="L8"/> as grey, <see cref="Rgb24"/> as RGB, <see cref="Rgba32"/> as RGB with opacity.
/// </summary>
public class PngEncoder
{
    /// <summary>Defaults to 6.</summary>
    public PngCompressionLevel CompressionLevel { get; init; } = PngCompressionLevel.DefaultCompression;

    /// <summary>Defaults to <see cref="PngFilterMethod.Paeth"/> for every row.</summary>
    public PngFilterMethod? FilterMethod { get; init; }
}
