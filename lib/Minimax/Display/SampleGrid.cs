using System.Net;
using System.Numerics;
using Microsoft.DotNet.Interactive.Formatting;
using static TorchSharp.torch;

namespace Minimax.Display;

/// <summary>
/// A batch of images side by side in rows, small ones enlarged so that they can be read. The pixels are copied: the tensor may be disposed of.
/// </summary>
/// <remarks>By itself it is shown as a picture only: its HTML, for pages that it is a part of, holds the same pixels, and would store them twice.</remarks>
[TypeFormatterSource(typeof(PictureLook<SampleGrid>), PreferredMimeTypes = ["image/png", "text/plain"])]
public sealed class SampleGrid : IPictureLook
{
    private const int Gutter = 1; // between two images, in pixels of an image
    private const int ReadableSide = 56; // images are enlarged to at least this side: a 28-pixel digit twice
    private const float CaptionSize = 13;
    private const float CaptionHeight = 20;
    private const float CaptionGap = 8;

    private readonly Picture[] images;
    private readonly int columns;
    private readonly IReadOnlyList<string> rowCaptions;
    private readonly IReadOnlyList<string> columnCaptions;
    private readonly Lazy<Picture> picture;

    private SampleGrid(Picture[] images, int columns, IReadOnlyList<string> rowCaptions, IReadOnlyList<string> columnCaptions)
    {
        (this.images, this.columns, this.rowCaptions, this.columnCaptions) = (images, Math.Min(columns, images.Length), rowCaptions, columnCaptions);
        picture = new Lazy<Picture>(() => Draw(Scale));
    }

    private int Rows => (images.Length + columns - 1) / columns;

    private int Scale => Math.Max(1, (ReadableSide + images[0].Width - 1) / images[0].Width);

    /// <summary>A grid of a batch of images.</summary>
    /// <param name="images">(B, C, H, W) with one or three channels; −1 is black, 1 is white or full colour, and what lies outside is cut off.</param>
    /// <param name="columns">Images in a row.</param>
    /// <param name="rowCaptions">What stands before the rows; nothing, if it is null.</param>
    /// <param name="columnCaptions">What stands above the columns; nothing, if it is null.</param>
    /// <exception cref="ArgumentException">The tensor is not a batch of such images.</exception>
    public static SampleGrid Of(Tensor images, int columns = 8, IReadOnlyList<string>? rowCaptions = null, IReadOnlyList<string>? columnCaptions = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (images.shape is not [> 0, 1 or 3, > 0, > 0])
            throw new ArgumentException($"A grid takes (B, 1 or 3, H, W), not ({string.Join(", ", images.shape)}).", nameof(images));

        using var scope = NewDisposeScope();
        var values = images.detach().to(CPU).to_type(ScalarType.Float32).contiguous().data<float>().ToArray();
        var (channels, height, width) = ((int)images.shape[1], (int)images.shape[2], (int)images.shape[3]);
        var pictures = values.Chunk(channels * height * width).Select(image => ToPicture(image, channels, height, width));
        return new SampleGrid([.. pictures], columns, rowCaptions ?? [], columnCaptions ?? []);
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        var hasCaptions = rowCaptions.Count + columnCaptions.Count > 0;
        var shown = hasCaptions ? ToPicture() : Draw(scale: 1); // a page enlarges plain pixels by itself, but text would get coarse
        var width = hasCaptions ? shown.Width : shown.Width * Scale;
        var text = WebUtility.HtmlEncode(ToPlainText());
        return $"<img src=\"{shown.ToDataUri()}\" alt=\"{text}\" width=\"{width}\" style=\"max-width:100%;image-rendering:pixelated\"/>";
    }

    /// <inheritdoc/>
    public Picture ToPicture() => picture.Value;

    /// <summary>How many images of which size.</summary>
    public string ToPlainText() => $"{images.Length} image{(images.Length == 1 ? "" : "s")} of {images[0].Height}×{images[0].Width}";

    private static Picture ToPicture(ReadOnlySpan<float> values, int channels, int height, int width)
    {
        var pixels = height * width;
        var rgb = new byte[3 * pixels];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = ToByte(values[i / 3 + (channels == 3 ? i % 3 * pixels : 0)]);
        return new Picture(width, height, rgb);
    }

    // −1 is 0, 1 is 255; what lies outside is cut off, and NaN is black.
    private static byte ToByte(float value) => float.IsNaN(value) ? (byte)0 : (byte)MathF.Round(Math.Clamp((value + 1) * 127.5f, 0, 255));

    private Picture Draw(int scale)
    {
        var image = new Vector2(images[0].Width, images[0].Height) * scale;
        var gutter = Gutter * scale;
        var corner = new Vector2(
            rowCaptions.Count == 0 ? 0 : MathF.Ceiling(rowCaptions.Max(caption => StrokeFont.Width(caption, CaptionSize)) + 2 * CaptionGap),
            columnCaptions.Count == 0 ? 0 : CaptionHeight);
        var step = image + new Vector2(gutter);
        var canvas = new Canvas((int)(corner.X + columns * step.X) - gutter, (int)(corner.Y + Rows * step.Y) - gutter);
        for (var i = 0; i < images.Length; i++) canvas.Draw(images[i], corner + new Vector2(i % columns, i / columns) * step, image);
        for (var i = 0; i < Math.Min(rowCaptions.Count, Rows); i++)
            canvas.Text(rowCaptions[i], corner + new Vector2(-CaptionGap, i * step.Y + image.Y / 2 + 4), CaptionSize, Colour.Ink, Align.End);
        for (var i = 0; i < Math.Min(columnCaptions.Count, columns); i++)
            canvas.Text(columnCaptions[i], corner + new Vector2(i * step.X + image.X / 2, -6), CaptionSize, Colour.Ink, Align.Middle);
        return canvas.ToPicture();
    }
}
