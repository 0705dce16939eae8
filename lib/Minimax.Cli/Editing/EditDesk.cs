using System.Diagnostics;
using Minimax.Display;
using Minimax.Editing;
using Minimax.Models;
using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace Minimax.Cli.Editing;

/// <summary>The picture on the page: one hand at a time.</summary>
internal sealed class EditDesk
{
    private const int FilmFrames = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(60); // a tenth of a second is felt as at once, and the way to the page is part of it
    private readonly Lock hand = new();
    private readonly LatentEditor editor;
    private readonly int latent;
    private int pictures;

    public EditDesk(Dcgan.Generator generator)
    {
        latent = generator.Latent;
        editor = new LatentEditor(generator, Draw()) { Limit = Patience };
        Answer(() => editor.Paint([(0, 0)], 1, new double[editor.Image.shape[1]])); // the first descent is slow: here nobody waits for it
        editor.Undo();
    }

    public EditAnswer Look() => Answer(() => { });

    public EditAnswer Paint(EditStroke stroke) => Answer(() =>
    {
        if (stroke.Longer) editor.Undo();
        var colour = editor.Image.shape[1] == 1 ? [stroke.Colour.Average()] : stroke.Colour;
        editor.Paint([.. stroke.Path.Select(point => (point[0], point[1]))], stroke.Radius, colour);
    });

    public EditAnswer Undo() => Answer(() => editor.Undo());

    public EditAnswer Begin() => Answer(() => editor.Start(Draw()));

    /// <summary>The picture, and the way that it has come, as a PNG file.</summary>
    public byte[] Save()
    {
        lock (hand)
        {
            using var scope = NewDisposeScope();
            using var sheet = SampleGrid.Of(editor.Film(FilmFrames), FilmFrames).ToPicture();
            using var file = sheet.Encode(SKEncodedImageFormat.Png, 100);
            return file.ToArray();
        }
    }

    private Tensor Draw()
    {
        using var generator = new Generator((ulong)pictures++, CPU); // the first picture is always the same
        return randn(1, latent, generator: generator);
    }

    private EditAnswer Answer(Action act)
    {
        lock (hand)
        {
            using var scope = NewDisposeScope();
            var clock = Stopwatch.StartNew();
            act();
            var picture = ((editor.Image.expand(-1, 3, -1, -1) + 1) * 127.5).clamp(0, 255).round().to_type(ScalarType.Byte).permute(0, 2, 3, 1).contiguous();
            var painted = editor.Strokes.Mask.to_type(ScalarType.Byte);
            return new EditAnswer((int)editor.Image.shape[2], [.. picture.data<byte>()], [.. painted.data<byte>()], editor.Count, clock.Elapsed.TotalMilliseconds);
        }
    }
}
