using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>8-bit red, green and blue.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgb24(byte r, byte g, byte b) : IPixel<Rgb24>
{
    /// <summary>Red.</summary>
    public byte R = r;

    /// <summary>Green.</summary>
    public byte G = g;

    /// <summary>Blue.</summary>
    public byte B = b;

    /// <summary>Drops the opacity.</summary>
    public void FromRgba32(Rgba32 source) => (R, G, B) = (source.R, source.G, source.B);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(R, G, B);

    /// <inheritdoc/>
    public readonly bool Equals(Rgb24 other) => (R, G, B) == (other.R, other.G, other.B);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgb24 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgb24({R}, {G}, {B})";

    public static bool operator ==(Rgb24 left, Rgb24 right) => left.Equals(right);

    public static bool operator !=(Rgb24 left, Rgb24 right) => !left.Equals(right);
}
