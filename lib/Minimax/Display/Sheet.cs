using SkiaSharp;

namespace Minimax.Display;

/// <summary>White paper to draw on, and what is drawn on it as a PNG.</summary>
internal static class Sheet
{
    public static SKBitmap Draw(int width, int height, Action<SKCanvas> draw)
    {
        var sheet = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(sheet);
        canvas.Clear(SKColors.White);
        draw(canvas);
        return sheet;
    }

    /// <summary>One line of text, whose base line begins, is centred or ends at a point.</summary>
    public static void Text(SKCanvas canvas, string text, float x, float y, float size, SKTextAlign align = SKTextAlign.Left)
    {
        using var font = new SKFont(ChartFont.Regular, size);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.Parse(Colour.Ink.Hex) };
        canvas.DrawText(text, x, y, align, font, paint);
    }

    public static float Width(string text, float size, SKTypeface? face = null)
    {
        using var font = new SKFont(face ?? ChartFont.Regular, size);
        return font.MeasureText(text);
    }

    /// <summary>A PNG file; a picture without colours is stored as grey.</summary>
    public static byte[] ToPng(SKBitmap picture)
    {
        using var grey = IsGrey(picture) ? picture.Copy(SKColorType.Gray8) : null;
        using var pixels = (grey ?? picture).PeekPixels();
        var filter = grey is null ? SKPngEncoderFilterFlags.Up : SKPngEncoderFilterFlags.None; // charts repeat the row above; digits that were enlarged, themselves
        using var data = pixels.Encode(new SKPngEncoderOptions(filter, zLibLevel: 9));
        return data!.ToArray();
    }

    /// <summary>The PNG as an address that holds its own content, for an <c>img</c> element.</summary>
    public static string ToDataUri(SKBitmap picture) => $"data:image/png;base64,{Convert.ToBase64String(ToPng(picture))}";

    private static bool IsGrey(SKBitmap picture)
    {
        var bytes = picture.GetPixelSpan();
        for (var i = 0; i < bytes.Length; i += 4)
        {
            if (bytes[i] != bytes[i + 1] || bytes[i + 1] != bytes[i + 2]) return false;
        }

        return true;
    }
}
