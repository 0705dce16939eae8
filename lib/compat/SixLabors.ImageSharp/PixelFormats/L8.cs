namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>8-bit grey.</summary>
public struct L8(byte luminance) : IPixel<L8>
{
    /// <summary>0 is black, 255 is white.</summary>
    public byte PackedValue { readonly get; set; } = luminance;

    /// <summary>Takes the luminance by the weights of BT.709.</summary>
    public void FromRgba32(Rgba32 source) => PackedValue = (byte)(source.R * 0.2126f + source.G * 0.7152f + source.B * 0.0722f + 0.5f);

    /// <inheritdoc/>
    public readonly void ToRgba32(ref Rgba32 dest) => dest = new Rgba32(PackedValue, PackedValue, PackedValue);

    /// <inheritdoc/>
    public readonly bool Equals(L8 other) => PackedValue == other.PackedValue;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is L8 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => PackedValue.GetHashCode();

    /// <inheritdoc/>
    public override readonly string ToString() => $"L8({PackedValue})";

    public static bool operator ==(L8 left, L8 right) => left.Equals(right);

    public static bool operator !=(L8 left, L8 right) => !left.Equals(right);
}
