using System.Net;
using Microsoft.DotNet.Interactive.Formatting;
using Minimax.Data;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>
/// Molecules as chemists draw them: a corner is a carbon atom, other atoms are named, hydrogen stands beside them. An atom with more bonds than it may have
/// has a red disc behind it; a place of the grid stays empty where there is no molecule.
/// </summary>
[TypeFormatterSource(typeof(Look<MoleculeGrid>), PreferredMimeTypes = ["image/png", "text/plain"])]
public sealed class MoleculeGrid : IPictureLook
{
    private const int Side = 120, CaptionHeight = 20, Margin = 24;
    private const float Size = 15, Gap = 3.2f; // of letters, and between the lines of a double bond

    private readonly IReadOnlyList<Molecule?> molecules;
    private readonly IReadOnlyList<string> captions;
    private readonly int columns;

    private MoleculeGrid(IReadOnlyList<Molecule?> molecules, int columns, IReadOnlyList<string> captions) =>
        (this.molecules, this.columns, this.captions) = (molecules, Math.Min(columns, molecules.Count), captions);

    /// <summary>A grid of molecules.</summary>
    /// <param name="molecules">One or more.</param>
    /// <param name="columns">Molecules in a row.</param>
    /// <param name="captions">What stands below each of them; nothing, if it is null.</param>
    public static MoleculeGrid Of(IReadOnlyList<Molecule?> molecules, int columns = 6, IReadOnlyList<string>? captions = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(molecules.Count, nameof(molecules));
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        return new MoleculeGrid(molecules, columns, captions ?? []);
    }

    /// <inheritdoc/>
    public string ToHtml()
    {
        using var shown = ToPicture();
        return $"<img src=\"{Sheet.ToDataUri(shown)}\" alt=\"{WebUtility.HtmlEncode(ToPlainText())}\" width=\"{shown.Width}\" style=\"max-width:100%\"/>";
    }

    /// <inheritdoc/>
    public SKBitmap ToPicture()
    {
        var height = Side + (captions.Count > 0 ? CaptionHeight : 0);
        return Sheet.Draw(columns * Side, (molecules.Count + columns - 1) / columns * height, canvas =>
        {
            foreach (var (i, molecule) in molecules.Index())
            {
                var (left, top) = (i % columns * Side, i / columns * height);
                if (molecule is not null) Draw(canvas, molecule, left, top);
                if (i < captions.Count) Sheet.Text(canvas, captions[i], left + (Side / 2), top + Side + 12, 12, SKTextAlign.Center);
            }
        });
    }

    /// <summary>The molecules as SMILES.</summary>
    public string ToPlainText() => $"{molecules.Count} molecules: {string.Join(", ", molecules.Select(molecule => molecule?.ToString() ?? "none"))}";

    private static void Draw(SKCanvas canvas, Molecule molecule, int left, int top)
    {
        var points = MoleculeLayout.Of(molecule);
        var (lowX, lowY) = (points.Min(p => p.X), points.Min(p => p.Y));
        var (wide, high) = (points.Max(p => p.X) - lowX, points.Max(p => p.Y) - lowY);
        var scale = Math.Min(34, (Side - (2 * Margin)) / Math.Max(1e-9, Math.Max(wide, high)));
        var at = points.Select(p => new SKPoint(
            (float)(left + (Side / 2) + (scale * (p.X - lowX - (wide / 2)))),
            (float)(top + (Side / 2) + (scale * (p.Y - lowY - (high / 2)))))).ToArray();
        foreach (var (a, b, order) in molecule.Bonds) Bond(canvas, at[a], at[b], order);
        for (var atom = 0; atom < molecule.Count; atom++) Atom(canvas, molecule, atom, at[atom]);
    }

    private static void Bond(SKCanvas canvas, SKPoint a, SKPoint b, int order)
    {
        using var paint = new SKPaint { IsAntialias = true, StrokeWidth = 1.6f, Color = SKColor.Parse(Colour.Ink.Hex) };
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Max(1e-6f, MathF.Sqrt((dx * dx) + (dy * dy)));
        for (var line = 0; line < order; line++)
        {
            var shift = Gap * (line - ((order - 1) / 2f)) / length;
            canvas.DrawLine(a.X - (dy * shift), a.Y + (dx * shift), b.X - (dy * shift), b.Y + (dx * shift), paint);
        }
    }

    private static void Atom(SKCanvas canvas, Molecule molecule, int atom, SKPoint at)
    {
        var (element, hydrogens) = (molecule.Atoms[atom], molecule.Hydrogens(atom));
        if (hydrogens < 0) Disc(canvas, at, 13, SKColor.Parse("#f2a9a0"));
        if (element == Element.C && molecule.Count > 1 && hydrogens >= 0) return;
        var text = $"{element}{(hydrogens > 0 ? "H" : "")}{(hydrogens > 1 ? ((char)('₀' + hydrogens)).ToString() : "")}";
        if (hydrogens >= 0) Disc(canvas, at, 9, SKColors.White);
        using var font = new SKFont(ChartFont.Regular, Size);
        var colour = element switch { Element.N => "#0072b2", Element.O => "#d55e00", Element.F => "#009e73", _ => Colour.Ink.Hex };
        using var paint = new SKPaint { IsAntialias = true, Color = SKColor.Parse(colour) };
        canvas.DrawText(text, at.X - (Sheet.Width(element.ToString(), Size) / 2), at.Y + 5, SKTextAlign.Left, font, paint);
    }

    private static void Disc(SKCanvas canvas, SKPoint at, float radius, SKColor colour)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        canvas.DrawCircle(at, radius, paint);
    }
}
