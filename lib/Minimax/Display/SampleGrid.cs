using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using SkiaSharp;
using static TorchSharp.torch;

namespace Minimax.Display;

/// <summary>
/// A batch of images side by side in rows, small ones enlarged so that they can be read. The pixels are copied: the tensor may be disposed of.
/// </summary>
/// <remarks>By itself it is shown as a picture only: its HTML, for pages that it is a part of, holds the same pixels, and would store them twice.</remarks>
[TypeFormatterSource(typeof(Look<SampleGrid>), PreferredMimeTypes = ["image/png", "text/plain"])]
public sealed class SampleGrid : IPictureLook
{
    private const int ReadableSide = 56; // images are enlarged to at least this side: a 28-pixel digit twice
    private const int ProjectedSide = 400; // a few images are enlarged until their grid has nearly this side, so that the last row of a hall sees them
    private const int LargestScale = 6; // but no further: pixels become tiles
    private const float CaptionSize = 13;
    private const int CaptionHeight = 20;
    private const int CaptionGap = 8;

    private readonly byte[][] images; // of each pixel red, green, blue and nothing
    private readonly int width;
    private readonly int height;
    private readonly int columns;
    private readonly IReadOnlyList<string> rowCaptions;
    private readonly IReadOnlyList<string> columnCaptions;

    private SampleGrid(byte[][] images, int width, int height, int columns, IReadOnlyList<string> rowCaptions, IReadOnlyList<string> columnCaptions)
    {
        (this.images, this.width, this.height, this.columns) = (images, width, height, Math.Min(columns, images.Length));
        (this.rowCaptions, this.columnCaptions) = (rowCaptions, columnCaptions);
    }

    private int Rows => (images.Length + columns - 1) / columns;

    private int Scale
    {
        get
        {
            var enlarged = ProjectedSide / Math.Max(columns * width, Rows * height);
            return Math.Max((ReadableSide + width - 1) / width, Math.Min(enlarged, LargestScale));
        }
    }

    /// <summary>A grid of a batch of images.</summary>
    /// <param name="images">(B, C, H, W) with one or three channels; −1 is black, 1 is white or full colour, and what lies outside is cut off.</param>
    /// <param name="columns">Images in a row.</param>
    /// <param name="rowCaptions">What stands before the rows; nothing, if it is null.</param>
    /// <param name="columnCaptions">What stands above the columns; nothing, if it is null.</param>
    /// <exception cref="ArgumentException">The tensor is not a batch of such images.</exception>
    public static SampleGrid Of(Tensor images, int columns = 8, IReadOnlyList<string>? rowCaptions = null, IReadOnlyList<string>? columnCaptions = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (images.shape is not [> 0, 1 or 3, > 0, > 0])
            throw new ArgumentException($"A grid takes (B, 1 or 3, H, W), not ({string.Join(", ", images.shape)}).", nameof(images));

        using var scope = NewDisposeScope();
        var bytes = ((images.detach().to(CPU).to_type(ScalarType.Float32) + 1) * 127.5).nan_to_num(0).clamp(0, 255).round().to_type(ScalarType.Byte);
        var pixels = nn.functional.pad(bytes.expand(-1, 3, -1, -1), [0, 0, 0, 0, 0, 1]).permute(0, 2, 3, 1).contiguous(); // (B, H, W, 4)
        var (height, width) = ((int)images.shape[2], (int)images.shape[3]);
        return new SampleGrid([.. pixels.data<byte>().ToArray().Chunk(4 * height * width)], width, height, columns, rowCaptions ?? [], columnCaptions ?? []);
    }

    public string ToHtml()
    {
        var hasCaptions = rowCaptions.Count + columnCaptions.Count > 0;
        using var shown = hasCaptions ? ToPicture() : Draw(scale: 1); // a page enlarges plain pixels by itself, but text would get coarse
        var shownWidth = hasCaptions ? shown.Width : shown.Width * Scale;
        var text = WebUtility.HtmlEncode(ToPlainText());
        return $"<img src=\"{Sheet.ToDataUri(shown)}\" alt=\"{text}\" width=\"{shownWidth}\" style=\"max-width:100%;image-rendering:pixelated\"/>";
    }

    public SKBitmap ToPicture() => Draw(Scale);

    /// <summary>Writes the picture as a JPEG.</summary>
    /// <param name="file">Its path, in a folder that is there.</param>
    public void SaveJpeg(string file)
    {
        const int Quality = 85; // of 100
        using var picture = ToPicture();
        using var stream = File.Create(file);
        picture.Encode(stream, SKEncodedImageFormat.Jpeg, Quality);
    }

    /// <summary>How many images of which size.</summary>
    public string ToPlainText() => $"{images.Length} image{(images.Length == 1 ? "" : "s")} of {height}×{width}";

    private SKBitmap Draw(int scale)
    {
        var left = rowCaptions.Count == 0 ? 0 : (int)MathF.Ceiling(rowCaptions.Max(caption => Sheet.Width(caption, CaptionSize))) + 2 * CaptionGap;
        var top = columnCaptions.Count == 0 ? 0 : CaptionHeight;
        var (stepX, stepY) = (scale * (width + 1), scale * (height + 1)); // between two images lies one of their pixels
        return Sheet.Draw(left + columns * stepX - scale, top + Rows * stepY - scale, canvas =>
        {
            for (var i = 0; i < images.Length; i++) DrawImage(canvas, images[i], left + i % columns * stepX, top + i / columns * stepY, scale);
            foreach (var (i, caption) in rowCaptions.Take(Rows).Index())
                Sheet.Text(canvas, caption, left - CaptionGap, top + i * stepY + scale * height / 2 + 4, CaptionSize, SKTextAlign.Right);
            foreach (var (i, caption) in columnCaptions.Take(columns).Index())
                Sheet.Text(canvas, caption, left + i * stepX + scale * width / 2, top - 6, CaptionSize, SKTextAlign.Center);
        });
    }

    private void DrawImage(SKCanvas canvas, byte[] pixels, int x, int y, int scale)
    {
        using var image = SKImage.FromPixelCopy(new SKImageInfo(width, height, SKColorType.Rgb888x), pixels);
        canvas.DrawImage(image, SKRect.Create(x, y, scale * width, scale * height), new SKSamplingOptions(SKFilterMode.Nearest));
    }
}
