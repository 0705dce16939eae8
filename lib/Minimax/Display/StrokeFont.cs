using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;

namespace Minimax.Display;

/// <summary>
/// A font of pen strokes, so that pictures need no font file. It has printable ASCII and the signs of the course's charts; any other character
/// becomes a box. Coordinates are in units of the font size, relative to the beginning of the base line; y grows downwards.
/// </summary>
internal static class StrokeFont
{
    /// <summary>The thickness of the pen, in units of the font size.</summary>
    public const float Pen = 0.085f;

    /// <summary>The thickness of the pen for bold text, in units of the font size.</summary>
    public const float BoldPen = 0.12f;

    private const float Unit = 0.064f; // capitals are 11 grid steps high, 0.7 of the font size
    private const float Gap = 3.2f; // grid steps between two characters
    private const int Smoothness = 5; // straight pieces between two points of a curve

    // A glyph is drawn on a grid: two hexadecimal digits are one point (x to the right, y upwards; the base line is at 4, small letters end
    // at b, capitals at f), points that follow each other are joined, a blank lifts the pen, and a tilde makes the stroke a smooth curve.
    private const string Bowl = "~4b2b0906244466694b";
    private static readonly Dictionary<char, string> Drawings = new()
    {
        [' '] = "",
        ['!'] = "0f08 04",
        ['"'] = "0f0c 3f3c",
        ['#'] = "2e15 6e55 0b7b 0878",
        ['$'] = "~7d5f2f0d1b6876542406 4f43",
        ['%'] = "~1f2f3e3d2c1c0d0e1f ~677786857464555667 147f",
        ['&'] = "~84572b2e4f5d4b180624446689",
        ['\''] = "0f0c",
        ['('] = "~3f1c081431",
        [')'] = "~0f2c382401",
        ['*'] = "2f29 0d4b 0b4d",
        ['+'] = "0868 3b35",
        [','] = "1402",
        ['-'] = "0848",
        ['.'] = "04",
        ['/'] = "025f",
        ['0'] = "~2f4f6c674424070c2f",
        ['1'] = "1d3f34",
        ['2'] = "~0d2f4f6d6b48 480464",
        ['3'] = "~0d2f4f6d6c4a 2a4a ~4a6866442406",
        ['4'] = "4f0767 4f44",
        ['5'] = "5f0f0a ~0a2b4b6966442405",
        ['6'] = "~5f3e1c0806244466684a2a08",
        ['7'] = "0f6f24",
        ['8'] = "~2f4f6d6c4a2a0c0d2f ~2a4a6866442406082a",
        ['9'] = "~1435576b6d4f2f0d0b29496b",
        [':'] = "04 0a",
        [';'] = "1402 1a",
        ['<'] = "6c0864",
        ['='] = "0a6a 0666",
        ['>'] = "0c6804",
        ['?'] = "~0d2f4f6d6b4938 3837 34",
        ['@'] = "~6a4b384667 6b66 ~66879a8d6f3f1d0a07254474",
        ['A'] = "044f84 1777",
        ['B'] = "4f0f0444 0a4a ~4f6e6b4a ~4a797544",
        ['C'] = "~8c6f3f0c07346487",
        ['D'] = "3f0f0434 ~3f6e8b886534",
        ['E'] = "6f0f0464 0a5a",
        ['F'] = "6f0f04 0a5a",
        ['G'] = "~8c6f3f0c07346487 878959",
        ['H'] = "0f04 8f84 0a8a",
        ['I'] = "0f04",
        ['J'] = "~5f5a57341406",
        ['K'] = "0f04 7f08 2a74",
        ['L'] = "0f0464",
        ['M'] = "040f488f84",
        ['N'] = "040f848f",
        ['O'] = "~3f5f8c875434070c3f",
        ['P'] = "040f4f 0949 ~4f7e7a49",
        ['Q'] = "~3f5f8c875434070c3f 5784",
        ['R'] = "040f4f 0949 ~4f7e7a49 3974",
        ['S'] = "~7d5f2f0d1b6876542406",
        ['T'] = "0f8f 4f44",
        ['U'] = "~0f0b073454878b8f",
        ['V'] = "0f448f",
        ['W'] = "0f346d94cf",
        ['X'] = "0f84 048f",
        ['Y'] = "0f498f 4944",
        ['Z'] = "0f8f0484",
        ['['] = "3f0f0131",
        ['\\'] = "0f52",
        [']'] = "0f3f3101",
        ['^'] = "0c3f6c",
        ['_'] = "0262",
        ['`'] = "0f2d",
        ['a'] = Bowl + " 6b64",
        ['b'] = Bowl + " 0f04",
        ['c'] = "~6a4b2b0906244465",
        ['d'] = Bowl + " 6f64",
        ['e'] = "0868 ~68694b2b0906244465",
        ['f'] = "~5f3f2d2a 2a24 0b4b",
        ['g'] = Bowl + " ~6b6763402001",
        ['h'] = "0f04 ~082b4b696664",
        ['i'] = "0b04 0e",
        ['j'] = "~2b26221000 2e",
        ['k'] = "0f04 6b06 2864",
        ['l'] = "~0f0a061424",
        ['m'] = "0b04 ~082b3b595654 ~587b8ba9a6a4",
        ['n'] = "0b04 ~082b4b696664",
        ['o'] = Bowl,
        ['p'] = Bowl + " 0b00",
        ['q'] = Bowl + " 6b60",
        ['r'] = "0b04 ~082b4b",
        ['s'] = "~5a4b1b09184756441405",
        ['t'] = "~1e1a162444 0b4b",
        ['u'] = "~0b0906244467 6b64",
        ['v'] = "0b346b",
        ['w'] = "0b244a648b",
        ['x'] = "0b64 046b",
        ['y'] = "0b34 6b20",
        ['z'] = "0b6b0464",
        ['{'] = "~4f2f2b08 ~08252141",
        ['|'] = "0f01",
        ['}'] = "~0f2f2b48 ~48252101",
        ['~'] = "~082a486a",
        ['σ'] = Bowl + " 4b8b",
        ['θ'] = "~2f4f6c674424070c2f 0a6a",
        ['λ'] = "0f1f64 3a04",
        ['μ'] = "~0b0906244467 6b64 0b00",
        ['é'] = "0868 ~68694b2b0906244465 3d5f",
        ['ε'] = "~5a4b1b0918 1838 ~1806144455",
        ['−'] = "0868",
        ['–'] = "0868",
        ['·'] = "08",
        ['…'] = "04 34 64",
        ['×'] = "0b65 056b",
        ['≤'] = "6e0a66 0464",
        ['≥'] = "0e6a06 0464",
        ['±'] = "0a6a 3d37 0464",
        ['→'] = "0898 6b9865",
    };

    private const string Small = "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const string Box = "0f6f64040f";

    private static readonly ConcurrentDictionary<char, Glyph> Glyphs = new();

    /// <summary>How far one line of text reaches, without the gap after its last character.</summary>
    public static float Width(string text, float size) => text.Length == 0 ? 0 : (text.Sum(c => Find(c).Width + Gap) - Gap) * Unit * size;

    /// <summary>The strokes of one line of text.</summary>
    public static IEnumerable<Vector2[]> Strokes(string text)
    {
        var x = 0f;
        foreach (var glyph in text.Select(Find))
        {
            foreach (var stroke in glyph.Strokes) yield return Array.ConvertAll(stroke, point => new Vector2(x + point.X, 4 - point.Y) * Unit);
            x += glyph.Width + Gap;
        }
    }

    private static Glyph Find(char character) => Glyphs.GetOrAdd(character, Parse);

    private static Glyph Parse(char character)
    {
        if (Small.IndexOf(character) is >= 0 and var small) return Shrink(Find((char)('0' + small % 10)), isRaised: small >= 10);
        var strokes = Drawings.GetValueOrDefault(character, Box).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseStroke).ToArray();
        var width = character == ' ' ? 2 : character is >= '0' and <= '9' ? 6 : strokes.Max(stroke => stroke.Max(point => point.X)); // digits are equally wide
        return new Glyph(width, [.. strokes]);
    }

    private static Glyph Shrink(Glyph digit, bool isRaised)
    {
        const float size = 0.6f;
        var foot = new Vector2(0, isRaised ? 9 : 2);
        Vector2 Move(Vector2 point) => foot + (point - new Vector2(0, 4)) * size;
        return new Glyph(digit.Width * size, Array.ConvertAll(digit.Strokes, stroke => Array.ConvertAll(stroke, Move)));
    }

    private static Vector2[] ParseStroke(string drawing)
    {
        var digits = drawing.TrimStart('~');
        var points = new Vector2[digits.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new Vector2(Digit(digits[2 * i]), Digit(digits[2 * i + 1]));
        return drawing[0] == '~' ? Smooth(points) : points;
    }

    private static int Digit(char hex) => int.Parse([hex], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // A Catmull-Rom spline through the points; where the last is the first, it closes without a corner.
    private static Vector2[] Smooth(Vector2[] points)
    {
        var isClosed = points[0] == points[^1];
        var curve = new List<Vector2> { points[0] };
        for (var i = 1; i < points.Length; i++)
        {
            var before = i > 1 ? points[i - 2] : isClosed ? points[^2] : points[0];
            var after = i < points.Length - 1 ? points[i + 1] : isClosed ? points[1] : points[^1];
            for (var step = 1; step <= Smoothness; step++) curve.Add(Spline(before, points[i - 1], points[i], after, step / (float)Smoothness));
        }

        return [.. curve];
    }

    private static Vector2 Spline(Vector2 before, Vector2 from, Vector2 to, Vector2 after, float t) =>
        from + t / 2 * (to - before + t * (2 * before - 5 * from + 4 * to - after + t * (3 * (from - to) + after - before)));

    private sealed record Glyph(float Width, Vector2[][] Strokes);
}
