using System.Numerics;

namespace Minimax.Data;

/// <summary>
/// An anti-aliased drawing in one channel: how much of each pixel is covered, in [0, 1]. Pixel (x, y) is the unit square whose corner nearest
/// the origin is at (x, y), so its centre is at (x + 0.5, y + 0.5); y grows downwards. What is drawn twice counts once (the maximum, not the sum).
/// </summary>
internal sealed class Coverage
{
    private readonly float[] values;

    /// <summary>An empty drawing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than one pixel.</exception>
    public Coverage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
        values = new float[width * height];
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Row after row from the top, each value in [0, 1].</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>What a round pen leaves that is drawn along <paramref name="points"/>; a single point is a disc.</summary>
    /// <param name="points">In pixels. A point that is not finite interrupts the line.</param>
    /// <param name="thickness">The pen's diameter in pixels. Below one pixel the line gets fainter instead of thinner.</param>
    public void Stroke(ReadOnlySpan<Vector2> points, float thickness)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thickness);
        if (points.Length == 1) Segment(points[0], points[0], thickness);
        for (var i = 1; i < points.Length; i++) Segment(points[i - 1], points[i], thickness);
    }

    /// <summary>Wipes the drawing.</summary>
    public void Clear() => Array.Clear(values);

    private static bool IsFinite(Vector2 point) => float.IsFinite(point.X) && float.IsFinite(point.Y);

    private void Segment(Vector2 from, Vector2 to, float thickness)
    {
        if (!IsFinite(from) || !IsFinite(to)) return;
        var reach = thickness / 2 + 0.5f; // the edge fades over one pixel, half of it outside the pen
        var most = Math.Min(thickness, 1);
        var along = to - from;
        var length = Math.Max(along.LengthSquared(), 1e-20f); // never zero, even where the processor flushes denormals
        var (top, bottom) = Range(Math.Min(from.Y, to.Y) - reach, Math.Max(from.Y, to.Y) + reach, Height);
        for (var y = top; y < bottom; y++)
        {
            var (left, right) = Span(from, along, y + 0.5f, reach);
            var line = values.AsSpan(y * Width, Width);
            for (var x = left; x < right; x++)
            {
                var offset = new Vector2(x + 0.5f, y + 0.5f) - from;
                var nearest = Math.Clamp(Vector2.Dot(offset, along) / length, 0, 1);
                var distance = (offset - nearest * along).LengthSquared();
                if (distance < reach * reach) line[x] = Math.Max(line[x], Math.Min(reach - MathF.Sqrt(distance), most));
            }
        }
    }

    // The pixels of the row at height y that the pen can reach: only near the part of the segment that is no further from the row than the pen is wide.
    private (int Left, int Right) Span(Vector2 from, Vector2 along, float y, float reach)
    {
        var (first, last) = (0f, 1f);
        if (Math.Abs(along.Y) > 1e-6f)
        {
            var (a, b) = ((y - reach - from.Y) / along.Y, (y + reach - from.Y) / along.Y);
            (first, last) = (Math.Clamp(Math.Min(a, b), 0, 1), Math.Clamp(Math.Max(a, b), 0, 1));
        }

        var (one, other) = (from.X + first * along.X, from.X + last * along.X);
        return Range(Math.Min(one, other) - reach, Math.Max(one, other) + reach, Width);
    }

    private static (int Start, int End) Range(float from, float to, int length) =>
        ((int)Math.Clamp(MathF.Floor(from), 0, length), (int)Math.Clamp(MathF.Ceiling(to), 0, length));
}
