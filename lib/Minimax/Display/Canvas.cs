using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace Minimax.Display;

/// <summary>Draws anti-aliased pixels.</summary>
public sealed class Canvas : ICanvas
{
    private const int Levels = 8; // of an edge's opacity: the eye misses no more of them, and fewer colours make a smaller file

    private readonly float scale;
    private readonly byte[] rgb;
    private readonly Coverage coverage;
    private readonly List<Vector2> scaled = [];
    private (int Left, int Right, int Top, int Bottom) clip;

    /// <summary>An empty sheet.</summary>
    /// <param name="width">In units of the drawing.</param>
    /// <param name="height">In units of the drawing.</param>
    /// <param name="scale">Pixels a unit: 2 gives the same drawing, twice as sharp.</param>
    /// <param name="paper">The colour of the sheet; white if none is given.</param>
    public Canvas(int width, int height, float scale = 1, Colour? paper = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        this.scale = scale;
        coverage = new Coverage((int)MathF.Round(width * scale), (int)MathF.Round(height * scale));
        rgb = new byte[3 * coverage.Width * coverage.Height];
        clip = (0, coverage.Width, 0, coverage.Height);
        var sheet = paper ?? Colour.Paper;
        MemoryMarshal.Cast<byte, Rgb24>(rgb.AsSpan()).Fill(new Rgb24(sheet.R, sheet.G, sheet.B));
    }

    /// <inheritdoc/>
    public void Stroke(ReadOnlySpan<Vector2> points, float thickness, Colour colour)
    {
        coverage.Stroke(Scale(points), thickness * scale);
        Blend(colour);
    }

    /// <inheritdoc/>
    public void Fill(ReadOnlySpan<Vector2> polygon, Colour colour)
    {
        coverage.Fill(Scale(polygon));
        Blend(colour);
    }

    /// <inheritdoc/>
    public void Dots(ReadOnlySpan<Vector2> centres, float diameter, Colour colour)
    {
        foreach (var centre in centres) coverage.Stroke([centre * scale], diameter * scale);
        Blend(colour);
    }

    /// <inheritdoc/>
    public void Text(string text, Vector2 at, float size, Colour colour, Align align = Align.Start, TextStyle style = TextStyle.Plain)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pen = style.HasFlag(TextStyle.Bold) ? StrokeFont.BoldPen : StrokeFont.Pen;
        var start = align switch
        {
            Align.Start => 0,
            Align.Middle => -StrokeFont.Width(text, size) / 2,
            _ => -StrokeFont.Width(text, size),
        };
        foreach (var stroke in StrokeFont.Strokes(text))
        {
            scaled.Clear();
            foreach (var point in stroke) scaled.Add((at + Turn(point * size + new Vector2(start, 0), style)) * scale);
            coverage.Stroke(CollectionsMarshal.AsSpan(scaled), Math.Max(pen * size * scale, 1));
        }

        Blend(colour);
    }

    /// <inheritdoc/>
    public void Draw(Picture picture, Vector2 corner, Vector2 size)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var (from, to) = (corner * scale, (corner + size) * scale);
        var (left, right) = (Math.Max(clip.Left, (int)MathF.Round(from.X)), Math.Min(clip.Right, (int)MathF.Round(to.X)));
        var (top, bottom) = (Math.Max(clip.Top, (int)MathF.Round(from.Y)), Math.Min(clip.Bottom, (int)MathF.Round(to.Y)));
        for (var y = top; y < bottom; y++)
        {
            var row = Math.Clamp((int)((y + 0.5f - from.Y) / (to.Y - from.Y) * picture.Height), 0, picture.Height - 1);
            for (var x = left; x < right; x++)
            {
                var column = Math.Clamp((int)((x + 0.5f - from.X) / (to.X - from.X) * picture.Width), 0, picture.Width - 1);
                picture.Rgb.Slice(3 * (row * picture.Width + column), 3).CopyTo(rgb.AsSpan(3 * (y * coverage.Width + x)));
            }
        }
    }

    /// <inheritdoc/>
    public void Clip(Vector2 corner, Vector2 size, Action draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var outer = clip;
        var (from, to) = (corner * scale, (corner + size) * scale);
        clip = (Math.Max(clip.Left, (int)MathF.Floor(from.X)), Math.Min(clip.Right, (int)MathF.Ceiling(to.X)),
            Math.Max(clip.Top, (int)MathF.Floor(from.Y)), Math.Min(clip.Bottom, (int)MathF.Ceiling(to.Y)));
        draw();
        clip = outer;
    }

    /// <summary>A copy of what has been drawn so far.</summary>
    public Picture ToPicture() => new(coverage.Width, coverage.Height, [.. rgb]);

    private static Vector2 Turn(Vector2 offset, TextStyle style) => style.HasFlag(TextStyle.Upwards) ? new Vector2(offset.Y, -offset.X) : offset;

    private ReadOnlySpan<Vector2> Scale(ReadOnlySpan<Vector2> points)
    {
        scaled.Clear();
        foreach (var point in points) scaled.Add(point * scale);
        return CollectionsMarshal.AsSpan(scaled);
    }

    private void Blend(Colour colour)
    {
        var (left, right) = (Math.Max(clip.Left, coverage.Touched.Left), Math.Min(clip.Right, coverage.Touched.Right));
        for (var y = Math.Max(clip.Top, coverage.Touched.Top); y < Math.Min(clip.Bottom, coverage.Touched.Bottom); y++)
        {
            var covered = coverage.Values.Slice(y * coverage.Width, coverage.Width);
            var pixels = rgb.AsSpan(3 * y * coverage.Width, 3 * coverage.Width);
            for (var x = left; x < right; x++)
            {
                if (covered[x] > 0) Blend(pixels.Slice(3 * x, 3), colour, MathF.Round(covered[x] * Levels) / Levels * colour.Alpha);
            }
        }

        coverage.Clear();
    }

    private static void Blend(Span<byte> pixel, Colour colour, float opacity)
    {
        pixel[0] = (byte)(pixel[0] + (colour.R - pixel[0]) * opacity + 0.5f);
        pixel[1] = (byte)(pixel[1] + (colour.G - pixel[1]) * opacity + 0.5f);
        pixel[2] = (byte)(pixel[2] + (colour.B - pixel[2]) * opacity + 0.5f);
    }
}
