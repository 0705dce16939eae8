using SkiaSharp;

namespace Minimax.Data.Drawing;

/// <summary>A canvas and a pen for one thread, on which one avatar after another is drawn.</summary>
internal sealed class Easel : IDisposable
{
    private readonly int size;
    private readonly SKSurface surface;
    private readonly SKPixmap pixels;
    private readonly Pen pen;

    public Easel(int size, AvatarLook look)
    {
        this.size = size;
        Planes = look == AvatarLook.Colour ? 3 : 1;
        surface = SKSurface.Create(new SKImageInfo(size, size, SKColorType.Rgba8888, SKAlphaType.Premul));
        pixels = surface.PeekPixels();
        pen = look switch
        {
            AvatarLook.Mask => new MaskPen(surface.Canvas),
            AvatarLook.Sketch => new SketchPen(surface.Canvas, Math.Max(1.1f, .7f * Figure.Canvas / size)), // a line of .7 pixels can be seen
            _ => new ColourPen(surface.Canvas),
        };
    }

    public int Planes { get; }

    /// <summary>Draws an avatar into (planes, size, size) bytes.</summary>
    public void Draw(Avatar avatar, Span<byte> planes)
    {
        Figure.Draw(avatar, pen, size);
        var rgba = pixels.GetPixelSpan();
        for (var plane = 0; plane < Planes; plane++)
        {
            var to = planes.Slice(plane * size * size, size * size);
            for (var pixel = 0; pixel < to.Length; pixel++) to[pixel] = rgba[(4 * pixel) + plane];
        }
    }

    public void Dispose()
    {
        pen.Dispose();
        pixels.Dispose();
        surface.Dispose();
    }
}
