using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>
/// Builds one outline at a time and hands it to what is being made: the picture, its mask or its sketch. All three come from the same
/// commands, so that they match.
/// </summary>
internal abstract class Pen : IDisposable
{
    private readonly SKPaint paint = new() { StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
    private readonly SKPath path = new();

    protected Pen(SKCanvas canvas, bool smooth)
    {
        Canvas = canvas;
        paint.IsAntialias = smooth;
    }

    public SKCanvas Canvas { get; }

    /// <summary>Begins another outline, which has nothing in it yet.</summary>
    public Pen Outline()
    {
        path.Rewind();
        path.FillType = SKPathFillType.Winding;
        return this;
    }

    /// <summary>Begins another outline at a point.</summary>
    public Pen From(float x, float y) => Outline().Jump(x, y);

    public Pen Jump(float x, float y)
    {
        path.MoveTo(x, y);
        return this;
    }

    public Pen To(float x, float y)
    {
        path.LineTo(x, y);
        return this;
    }

    /// <summary>A parabola to (<paramref name="x"/>, <paramref name="y"/>), pulled by one point.</summary>
    public Pen Bend(float x1, float y1, float x, float y)
    {
        path.QuadTo(x1, y1, x, y);
        return this;
    }

    /// <summary>A cubic to (<paramref name="x"/>, <paramref name="y"/>), pulled by two points.</summary>
    public Pen Curve(float x1, float y1, float x2, float y2, float x, float y)
    {
        path.CubicTo(x1, y1, x2, y2, x, y);
        return this;
    }

    public Pen Close()
    {
        path.Close();
        return this;
    }

    public Pen Oval(float x, float y, float radiusX, float radiusY)
    {
        path.AddOval(new SKRect(x - radiusX, y - radiusY, x + radiusX, y + radiusY));
        return this;
    }

    public Pen Dot(float x, float y, float radius) => Oval(x, y, radius, radius);

    /// <summary>A rectangle about (<paramref name="x"/>, <paramref name="y"/>) with round corners.</summary>
    public Pen Box(float x, float y, float halfWidth, float halfHeight, float round)
    {
        path.AddRoundRect(new SKRect(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight), round, round);
        return this;
    }

    /// <summary>Keeps what is drawn next inside the outline, until the canvas is restored.</summary>
    public void Clip() => Canvas.ClipPath(path, SKClipOperation.Intersect, antialias: paint.IsAntialias);

    /// <summary>The whole canvas, from one colour at its top to another at its bottom.</summary>
    public abstract void Backdrop(SKColor top, SKColor bottom);

    public abstract void Fill(SKColor colour, AvatarPart part);

    public abstract void Line(SKColor colour, float width, AvatarPart part);

    /// <summary>A shade or a light within what is already there: of the picture alone.</summary>
    public abstract void Tint(SKColor colour);

    /// <summary>A fine line within what is already there: of the picture alone.</summary>
    public abstract void Trace(SKColor colour, float width);

    public void Dispose()
    {
        paint.Dispose();
        path.Dispose();
    }

    protected void PaintAll(SKColor top, SKColor bottom)
    {
        using var shader = SKShader.CreateLinearGradient(new(0, 0), new(0, Figure.Canvas), [top, bottom], SKShaderTileMode.Clamp);
        (paint.Style, paint.Color, paint.Shader) = (SKPaintStyle.Fill, SKColors.White, shader);
        Canvas.DrawPaint(paint);
        paint.Shader = null;
    }

    protected void PaintInside(SKColor colour)
    {
        (paint.Style, paint.Color) = (SKPaintStyle.Fill, colour);
        Canvas.DrawPath(path, paint);
    }

    protected void PaintEdge(SKColor colour, float width)
    {
        (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, colour, width);
        Canvas.DrawPath(path, paint);
    }
}
