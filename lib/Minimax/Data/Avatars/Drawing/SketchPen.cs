using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>Makes the sketch: a shape hides what lies under it, and its edge is a line of ink. Colours leave no trace.</summary>
/// <param name="canvas">What it draws on.</param>
/// <param name="width">Of the line, in units of the figure.</param>
internal sealed class SketchPen(SKCanvas canvas, float width) : Pen(canvas, smooth: true)
{
    private static readonly SKColor Paper = SKColors.White;

    public override void Backdrop(SKColor top, SKColor bottom) => Canvas.Clear(Paper);

    public override void Fill(SKColor colour, AvatarPart part)
    {
        PaintEdge(Palette.Ink, 2 * width); // its inner half is covered again: of ovals that make a cloud, the cloud's edge stays
        PaintInside(colour == Palette.Ink ? Palette.Ink : Paper);
    }

    public override void Line(SKColor colour, float thickness, AvatarPart part) => PaintEdge(Palette.Ink, width);

    public override void Tint(SKColor colour)
    {
    }

    public override void Trace(SKColor colour, float thickness)
    {
    }
}
