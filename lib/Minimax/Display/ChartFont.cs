using ScottPlot;
using SkiaSharp;

namespace Minimax.Display;

/// <summary>The font of every picture. It comes with the library: a machine need not have any.</summary>
internal sealed class ChartFont : IFontResolver
{
    public const string Family = "DejaVu Sans";

    public static readonly SKTypeface Regular = Load("DejaVuSans.ttf");
    public static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");

    private static readonly Lazy<bool> Registration = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new ChartFont());
        return true;
    });

    /// <summary>Makes the font known to ScottPlot.</summary>
    public static void Register() => _ = Registration.Value;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName != Family ? null : bold ? Bold : Regular;

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);

    private static SKTypeface Load(string file) => SKTypeface.FromStream(typeof(ChartFont).Assembly.GetManifestResourceStream($"fonts/{file}"));
}
