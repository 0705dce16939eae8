namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A pixel that converts from and to 8-bit RGB with opacity.</summary>
public interface IPixel
{
    /// <summary>Takes over a pixel, as far as this format can hold it.</summary>
    void FromRgba32(Rgba32 source);

    /// <summary>Writes this pixel as RGB with opacity.</summary>
    void ToRgba32(ref Rgba32 dest);
}

/// <summary>A pixel format.</summary>
public interface IPixel<TSelf> : IPixel, IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>;
