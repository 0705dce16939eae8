using ScottPlot;
using ScottPlot.Colormaps;

namespace Minimax.Display;

/// <summary>Numbers in [0, 1] as colours, between given colours at equal distances.</summary>
public sealed class ColourScale
{
    /// <summary>From dark violet over green to yellow: more is brighter, for everybody and in grey too.</summary>
    public static readonly ColourScale Sequential = new("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725");

    /// <summary>From blue over white to vermilion: for probabilities and signed numbers, whose middle matters. Pale enough for points on it.</summary>
    public static readonly ColourScale Diverging = new("#6aaed6", "#b5d6ea", "#f7f7f7", "#f6cdaf", "#ee9a5f");

    private readonly string[] colours;

    private ColourScale(params string[] colours) => this.colours = colours;

    /// <summary>The colour at a place in [0, 1]; beyond its ends, that of the end.</summary>
    public Colour At(double place)
    {
        var colour = ToScottPlot().GetColor(Math.Clamp(place, 0, 1));
        return new Colour(colour.R, colour.G, colour.B);
    }

    internal IColormap ToScottPlot() => new CustomInterpolated(Array.ConvertAll(colours, Color.FromHex));

    /// <summary>Pairs of a position and a colour, as plotly.js writes them.</summary>
    internal object[][] ToPlotly() => [.. colours.Select((colour, i) => new object[] { i / (colours.Length - 1.0), colour })];
}
