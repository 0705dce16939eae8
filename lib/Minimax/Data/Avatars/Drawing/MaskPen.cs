using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>Makes the mask: the number of each pixel's part as its grey level, without anything between two numbers.</summary>
internal sealed class MaskPen(SKCanvas canvas) : Pen(canvas, smooth: false)
{
    public override void Backdrop(SKColor top, SKColor bottom) => Canvas.Clear(Level(AvatarPart.Background));

    public override void Fill(SKColor colour, AvatarPart part) => PaintInside(Level(part));

    public override void Line(SKColor colour, float width, AvatarPart part) => PaintEdge(Level(part), width);

    public override void Tint(SKColor colour)
    {
    }

    public override void Trace(SKColor colour, float width)
    {
    }

    private static SKColor Level(AvatarPart part) => new((byte)part, (byte)part, (byte)part);
}
