using System.Globalization;

namespace Minimax.Display;

/// <summary>An sRGB colour; <paramref name="Alpha"/> is its opacity in [0, 1].</summary>
public readonly record struct Colour(byte R, byte G, byte B, float Alpha = 1)
{
    /// <summary>Text and axes. In SVG it becomes <c>currentColor</c>, so that a chart is readable on a light and on a dark page.</summary>
    public static readonly Colour Ink = Parse("#2a2a2a");

    /// <summary>
    /// The colours of a chart's series, in order, which readers with any common kind of colour blindness can tell apart, on white and on black.
    /// The first six are the Okabe-Ito set without its yellow, which cannot be seen on white, and its black, which is <see cref="Ink"/>. The
    /// other four were searched for: no two of the ten are closer to each other, for anybody, than the closest of the six.
    /// </summary>
    public static readonly IReadOnlyList<Colour> Series =
    [
        Parse("#0072b2"), Parse("#d55e00"), Parse("#009e73"), Parse("#cc79a7"), Parse("#e69f00"), Parse("#56b4e9"),
        Parse("#883377"), Parse("#667777"), Parse("#665544"), Parse("#bb0000"),
    ];

    /// <summary>Six hexadecimal digits after a hash, without the opacity.</summary>
    public string Hex => $"#{R:x2}{G:x2}{B:x2}";

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">The text is not a hash and six hexadecimal digits.</exception>
    public static Colour Parse(string hex)
    {
        if (hex.Length != 7 || hex[0] != '#' || !int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            throw new FormatException($"'{hex}' is not a colour such as #0072b2.");

        return new Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    /// <summary>The same colour, less opaque.</summary>
    public Colour Fade(float alpha) => this with { Alpha = Alpha * alpha };

    internal ScottPlot.Color ToScottPlot() => new(R, G, B, (byte)MathF.Round(255 * Alpha));

    internal string ToCss() => string.Create(CultureInfo.InvariantCulture, $"rgba({R},{G},{B},{Alpha:0.##})");
}
