using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>8-bit red, green, blue and opacity; the colour is not multiplied by the opacity.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Rgba32(byte r, byte g, byte b, byte a) : IPixel<Rgba32>
{
    /// <summary>Red.</summary>
    public byte R = r;

    /// <summary>Green.</summary>
    public byte G = g;

    /// <summary>Blue.</summary>
    public byte B = b;

    /// <summary>Opacity: 0 is invisible, 255 is opaque.</summary>
    public byte A = a;

    /// <summary>An opaque pixel.</summary>
    public Rgba32(byte r, byte g, byte b)
        : this(r, g, b, byte.MaxValue)
    {
    }

    /// <inheritdoc/>
    public void FromRgba32(Rgba32 source) => this = source;

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = this;

    /// <inheritdoc/>
    public readonly bool Equals(Rgba32 other) => (R, G, B, A) == (other.R, other.G, other.B, other.A);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgba32 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, G, B, A);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgba32({R}, {G}, {B}, {A})";

    public static bool operator ==(Rgba32 left, Rgba32 right) => left.Equals(right);

    public static bool operator !=(Rgba32 left, Rgba32 right) => !left.Equals(right);
}
