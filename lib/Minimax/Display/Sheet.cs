using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Quantization;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>White paper to draw on, and what is drawn on it as a PNG.</summary>
internal static class Sheet
{
    private const int Few = 1 << 12; // a chart's lines and letters come in up to 3,200 colours, photographs in more

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

    /// <summary>
    /// A PNG file. A picture without colours is stored as grey. One of a few colours, such as a chart, gets a palette of 256, which makes it a
    /// third as long: colours that are next to each other, at the edges of letters above all, share a place in it.
    /// </summary>
    public static byte[] ToPng(SKBitmap picture)
    {
        using var image = Image.LoadPixelData<Rgba32>(picture.GetPixelSpan(), picture.Width, picture.Height);
        var colours = Colours(picture);
        return colours switch
        {
            not null when colours.All(c => c.R == c.G && c.G == c.B) => Encoded(PngColorType.Grayscale, PngFilterMethod.None),
            not null => Encoded(PngColorType.Palette, PngFilterMethod.None),
            null => new[] { PngFilterMethod.None, PngFilterMethod.Up }.Select(filter => Encoded(PngColorType.Rgb, filter)).MinBy(file => file.Length)!,
        };

        byte[] Encoded(PngColorType type, PngFilterMethod filter) // photographs that were enlarged repeat the row above; charts beside samples do not
        {
            using var file = new MemoryStream();
            image.SaveAsPng(file, new PngEncoder
            {
                ColorType = type,
                Quantizer = new WuQuantizer(new QuantizerOptions { Dither = null }),
                FilterMethod = filter,
                CompressionLevel = PngCompressionLevel.BestCompression,
            });
            return file.ToArray();
        }
    }

    /// <summary>The PNG as an address that holds its own content, for an <c>img</c> element.</summary>
    public static string ToDataUri(SKBitmap picture) => $"data:image/png;base64,{Convert.ToBase64String(ToPng(picture))}";

    /// <summary>The picture's colours, if they are few.</summary>
    private static HashSet<Rgba32>? Colours(SKBitmap picture)
    {
        var seen = new HashSet<Rgba32>();
        foreach (var colour in MemoryMarshal.Cast<byte, Rgba32>(picture.GetPixelSpan()))
        {
            if (seen.Add(colour) && seen.Count > Few) return null;
        }

        return seen;
    }
}
