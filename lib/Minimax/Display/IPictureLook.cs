using SkiaSharp;

namespace Minimax.Display;

/// <summary>Something that a notebook shows as a page, as a picture and as text, whichever its reader can take.</summary>
public interface IPictureLook : ITextLook
{
    /// <summary>For places that show neither pages nor SVG. Who asks for it disposes of it.</summary>
    SKBitmap ToPicture();

    /// <summary>The picture as a PNG file.</summary>
    byte[] ToPng()
    {
        using var picture = ToPicture();
        return Sheet.ToPng(picture);
    }
}
