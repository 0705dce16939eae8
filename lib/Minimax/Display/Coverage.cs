using System.Numerics;

namespace Minimax.Display;

/// <summary>
/// An anti-aliased drawing in one channel: how much of each pixel is covered, in [0, 1]. Pixel (x, y) is the unit square whose corner nearest
/// the origin is at (x, y), so its centre is at (x + 0.5, y + 0.5); y grows downwards. What is drawn twice counts once (the maximum, not the sum).
/// </summary>
public sealed class Coverage
{
    private const int SubRows = 4; // a filled polygon's edge is sampled on this many lines in each row of pixels

    private static readonly (int Left, int Right, int Top, int Bottom) Nothing = (int.MaxValue, 0, int.MaxValue, 0);

    private readonly float[] values;
    private readonly List<float> crossings = [];
    private readonly float[] row;

    /// <summary>An empty drawing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than one pixel.</exception>
    public Coverage(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
        values = new float[width * height];
        row = new float[width];
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Row after row from the top, each value in [0, 1].</summary>
    public ReadOnlySpan<float> Values => values;

    /// <summary>The columns and rows that have been drawn on since the last <see cref="Clear"/>; the last of each is no longer part of them.</summary>
    internal (int Left, int Right, int Top, int Bottom) Touched { get; private set; } = Nothing;

    /// <summary>What a round pen leaves that is drawn along <paramref name="points"/>; a single point is a disc.</summary>
    /// <param name="points">In pixels. A point that is not finite interrupts the line.</param>
    /// <param name="thickness">The pen's diameter in pixels. Below one pixel the line gets fainter instead of thinner.</param>
    public void Stroke(ReadOnlySpan<Vector2> points, float thickness)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thickness);
        if (points.Length == 1) Segment(points[0], points[0], thickness);
        for (var i = 1; i < points.Length; i++) Segment(points[i - 1], points[i], thickness);
    }

    /// <summary>The inside of a polygon, by the even-odd rule; the last point is joined to the first.</summary>
    public void Fill(ReadOnlySpan<Vector2> polygon)
    {
        if (polygon.Length < 3) return;
        var (low, high) = (polygon[0], polygon[0]);
        foreach (var point in polygon)
        {
            if (!IsFinite(point)) return;
            (low, high) = (Vector2.Min(low, point), Vector2.Max(high, point));
        }

        var (left, right, top, bottom) = Touch(low, high);
        for (var y = top; y < bottom; y++) FillRow(polygon, y, left, right);
    }

    /// <summary>Wipes the drawing.</summary>
    public void Clear()
    {
        var (left, right, top, bottom) = Touched;
        for (var y = top; y < bottom; y++) Array.Clear(values, y * Width + left, right - left);
        Touched = Nothing;
    }

    private static bool IsFinite(Vector2 point) => float.IsFinite(point.X) && float.IsFinite(point.Y);

    private void Segment(Vector2 from, Vector2 to, float thickness)
    {
        if (!IsFinite(from) || !IsFinite(to)) return;
        var reach = thickness / 2 + 0.5f; // the edge fades over one pixel, half of it outside the pen
        var most = Math.Min(thickness, 1);
        var along = to - from;
        var length = Math.Max(along.LengthSquared(), 1e-20f); // never zero, even where the processor flushes denormals
        var (_, _, top, bottom) = Touch(Vector2.Min(from, to) - new Vector2(reach), Vector2.Max(from, to) + new Vector2(reach));
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

    private void FillRow(ReadOnlySpan<Vector2> polygon, int y, int left, int right)
    {
        Array.Clear(row, left, right - left);
        for (var sub = 0; sub < SubRows; sub++)
        {
            Cross(polygon, y + (sub + 0.5f) / SubRows);
            for (var i = 1; i < crossings.Count; i += 2) FillSpan(crossings[i - 1], crossings[i]);
        }

        var line = values.AsSpan(y * Width, Width);
        for (var x = left; x < right; x++) line[x] = Math.Max(line[x], Math.Min(row[x], 1));
    }

    private void Cross(ReadOnlySpan<Vector2> polygon, float y)
    {
        crossings.Clear();
        var from = polygon[^1];
        foreach (var to in polygon)
        {
            if (from.Y <= y != to.Y <= y) crossings.Add(from.X + (y - from.Y) / (to.Y - from.Y) * (to.X - from.X));
            from = to;
        }

        crossings.Sort();
    }

    private void FillSpan(float left, float right)
    {
        var (start, end) = Range(left, right, Width);
        for (var x = start; x < end; x++) row[x] += (Math.Min(right, x + 1) - Math.Max(left, x)) / SubRows;
    }

    private (int Left, int Right, int Top, int Bottom) Touch(Vector2 low, Vector2 high)
    {
        var (left, right) = Range(low.X, high.X, Width);
        var (top, bottom) = Range(low.Y, high.Y, Height);
        if (left >= right || top >= bottom) return (0, 0, 0, 0);
        Touched = (Math.Min(Touched.Left, left), Math.Max(Touched.Right, right), Math.Min(Touched.Top, top), Math.Max(Touched.Bottom, bottom));
        return (left, right, top, bottom);
    }

    private static (int Start, int End) Range(float from, float to, int length) =>
        ((int)Math.Clamp(MathF.Floor(from), 0, length), (int)Math.Clamp(MathF.Ceiling(to), 0, length));
}
