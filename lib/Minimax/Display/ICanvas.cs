using System.Numerics;

namespace Minimax.Display;

/// <summary>
/// What a drawing is made of. The same calls give pixels (<see cref="Canvas"/>) and text (<see cref="SvgCanvas"/>). The origin is the top left,
/// y grows downwards.
/// </summary>
public interface ICanvas
{
    /// <summary>A line along the points by a round pen; a single point is a disc.</summary>
    void Stroke(ReadOnlySpan<Vector2> points, float thickness, Colour colour);

    /// <summary>The inside of a polygon.</summary>
    void Fill(ReadOnlySpan<Vector2> polygon, Colour colour);

    /// <summary>A disc around each of the points.</summary>
    void Dots(ReadOnlySpan<Vector2> centres, float diameter, Colour colour);

    /// <summary>One line of text.</summary>
    /// <param name="text">What is written.</param>
    /// <param name="at">A point on the base line: its beginning, middle or end, as <paramref name="align"/> says.</param>
    /// <param name="size">The font size; capitals are about 0.7 of it high.</param>
    /// <param name="colour">The colour of the letters.</param>
    /// <param name="align">Where the text lies with respect to the point.</param>
    /// <param name="style">Upright, bold or turned.</param>
    void Text(string text, Vector2 at, float size, Colour colour, Align align = Align.Start, TextStyle style = TextStyle.Plain);

    /// <summary>A picture stretched over a rectangle, each of its pixels one sharp rectangle.</summary>
    void Draw(Picture picture, Vector2 corner, Vector2 size);

    /// <summary>Runs <paramref name="draw"/>, and keeps of it only what falls into the rectangle.</summary>
    void Clip(Vector2 corner, Vector2 size, Action draw);
}
