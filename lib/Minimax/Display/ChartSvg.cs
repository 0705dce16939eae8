using System.Security;
using System.Text.RegularExpressions;

namespace Minimax.Display;

/// <summary>A chart as a drawing within a page: ScottPlot's, made small.</summary>
internal static partial class ChartSvg
{
    /// <summary>One <c>svg</c> element, as wide as its place and at most as wide as the chart; ink has the colour of the text around it.</summary>
    public static string Of(Chart chart)
    {
        using var plot = ChartDrawing.Of(chart);
        var svg = plot.GetSvgXml(chart.Width, chart.Height);
        var content = svg[(svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1)..];
        content = content.Replace(Colour.Ink.Hex, "currentColor", StringComparison.OrdinalIgnoreCase);
        var own = $"${{1}}n{Guid.NewGuid().ToString("N")[..8]}_"; // a page holds many drawings, and their clips and maps have names
        content = Elements().Replace(content, one => Names().Replace(Decimals().Replace(one.Value, "$1$2"), own));
        content = Glyphs().Replace(content, "x=\"$1\" y=\"$2\">");
        content = Repeated().Replace(Blanks().Replace(Hairlines().Replace(content, ""), "$1"), "");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {chart.Width} {chart.Height}\" "
            + $"width=\"{chart.Width}\" role=\"img\" fill=\"currentColor\" font-family=\"{ChartFont.Family}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" style=\"max-width:100%;height:auto;color:inherit;background:none;image-rendering:pixelated\">\n"
            + $"<title>{SecurityElement.Escape(chart.ToPlainText())}</title>{content.TrimEnd()}";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Elements();

    // Tenths of a pixel in paths, hundredths elsewhere.
    [GeneratedRegex(@"(\.\d)\d+(?=[LM ])|(\.\d\d)\d+")]
    private static partial Regex Decimals();

    [GeneratedRegex("(id=\"|#)(?=cl_|img_)")]
    private static partial Regex Names();

    // Tick marks, which are not to be seen.
    [GeneratedRegex("<path [^>]*non-scaling-stroke[^>]*/>")]
    private static partial Regex Hairlines();

    // Between elements, and around a text.
    [GeneratedRegex(@"(^|>)\s+|\s+(?=</)")]
    private static partial Regex Blanks();

    // What the whole drawing says already.
    [GeneratedRegex($" (stroke-(linecap|linejoin)=\"round\"|stroke-miterlimit=\"4\"|font-family=\"{ChartFont.Family}\")|(?<=<text) fill=\"currentColor\"")]
    private static partial Regex Repeated();

    // Skia places every glyph by itself, which fits one font only: the first place, and the reader's font.
    [GeneratedRegex(@"x=""(-?[\d.]+), [^""]*"" y=""(-?[\d.]+), [^""]*"">")]
    private static partial Regex Glyphs();
}
