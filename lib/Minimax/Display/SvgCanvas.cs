using System.Globalization;
using System.Numerics;
using System.Security;
using System.Text;

namespace Minimax.Display;

/// <summary>Writes the drawing as SVG. <see cref="Colour.Ink"/> becomes <c>currentColor</c>; the paper is left transparent.</summary>
public sealed class SvgCanvas : ICanvas
{
    private readonly StringBuilder content = new();
    private readonly int width;
    private readonly int height;

    /// <summary>An empty drawing.</summary>
    public SvgCanvas(int width, int height) => (this.width, this.height) = (width, height);

    /// <inheritdoc/>
    public void Stroke(ReadOnlySpan<Vector2> points, float thickness, Colour colour) =>
        Path(Line(points), $"fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"{Number(thickness)}\" {Paint("stroke", colour)}");

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<Vector2> polygon, Colour colour) => Path(Line(polygon) + "z", Paint("fill", colour));

    /// <inheritdoc/>
    public void Dots(ReadOnlySpan<Vector2> centres, float diameter, Colour colour)
    {
        var path = new StringBuilder();
        foreach (var centre in centres)
        {
            if (IsFinite(centre)) path.Append('M').Append(Position(centre)).Append("h0");
        }

        Path(path.ToString(), $"fill=\"none\" stroke-linecap=\"round\" stroke-width=\"{Number(diameter)}\" {Paint("stroke", colour)}");
    }

    /// <inheritdoc/>
    public void Text(string text, Vector2 at, float size, Colour colour, Align align = Align.Start, TextStyle style = TextStyle.Plain)
    {
        var anchor = align switch { Align.Start => "", Align.Middle => " text-anchor=\"middle\"", _ => " text-anchor=\"end\"" };
        var weight = style.HasFlag(TextStyle.Bold) ? " font-weight=\"600\"" : "";
        var turn = style.HasFlag(TextStyle.Upwards) ? $" transform=\"rotate(-90 {Position(at)})\"" : "";
        content.Append($"<text x=\"{Number(at.X)}\" y=\"{Number(at.Y)}\" font-size=\"{Number(size)}\" {Paint("fill", colour)}{anchor}{weight}{turn}>")
            .Append(SecurityElement.Escape(text)).Append("</text>\n");
    }

    /// <inheritdoc/>
    public void Draw(Picture picture, Vector2 corner, Vector2 size)
    {
        ArgumentNullException.ThrowIfNull(picture);
        content.Append($"<image {Rectangle(corner, size)} preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"{picture.ToDataUri()}\"/>\n");
    }

    /// <inheritdoc/>
    public void Clip(Vector2 corner, Vector2 size, Action draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        content.Append($"<svg {Rectangle(corner, size)} viewBox=\"{Position(corner)} {Position(size)}\">\n");
        draw();
        content.Append("</svg>\n");
    }

    /// <summary>What has been drawn so far, as one <c>svg</c> element that is as wide as its place, at most as wide as it was drawn.</summary>
    /// <param name="title">What the drawing shows, in words, for readers who do not see it.</param>
    public string ToSvg(string title) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" role=\"img\" "
        + $"font-family=\"system-ui,'Segoe UI','DejaVu Sans',sans-serif\" "
        + $"style=\"max-width:100%;height:auto;color:inherit\">\n<title>{SecurityElement.Escape(title)}</title>\n{content}</svg>";

    private static bool IsFinite(Vector2 point) => float.IsFinite(point.X) && float.IsFinite(point.Y);

    private static string Paint(string attribute, Colour colour)
    {
        var hex = colour with { Alpha = 1 } == Colour.Ink ? "currentColor" : colour.Hex;
        var opacity = colour.Alpha.ToString("0.##", CultureInfo.InvariantCulture);
        return colour.Alpha < 1 ? $"{attribute}=\"{hex}\" {attribute}-opacity=\"{opacity}\"" : $"{attribute}=\"{hex}\"";
    }

    private static string Rectangle(Vector2 corner, Vector2 size) =>
        $"x=\"{Number(corner.X)}\" y=\"{Number(corner.Y)}\" width=\"{Number(size.X)}\" height=\"{Number(size.Y)}\"";

    // One move, then only coordinates: SVG reads further pairs as lines. A point that is not finite interrupts the line.
    private static string Line(ReadOnlySpan<Vector2> points)
    {
        var path = new StringBuilder();
        var penIsUp = true;
        foreach (var point in points)
        {
            if (IsFinite(point)) path.Append(penIsUp ? 'M' : ' ').Append(Position(point));
            penIsUp = !IsFinite(point);
        }

        return points.Length == 1 ? path + "h0" : path.ToString();
    }

    private static string Position(Vector2 point) => $"{Number(point.X)} {Number(point.Y)}";

    private static string Number(float value) => MathF.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private void Path(string path, string paint)
    {
        if (path.Length > 1) content.Append($"<path d=\"{path}\" {paint}/>\n");
    }
}
