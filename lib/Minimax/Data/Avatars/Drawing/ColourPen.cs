using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>Makes the picture.</summary>
internal sealed class ColourPen(SKCanvas canvas) : Pen(canvas, smooth: true)
{
    public override void Backdrop(SKColor top, SKColor bottom) => PaintAll(top, bottom);

    public override void Fill(SKColor colour, AvatarPart part) => PaintInside(colour);

    public override void Line(SKColor colour, float width, AvatarPart part) => PaintEdge(colour, width);

    public override void Tint(SKColor colour) => PaintInside(colour);

    public override void Trace(SKColor colour, float width) => PaintEdge(colour, width);
}
