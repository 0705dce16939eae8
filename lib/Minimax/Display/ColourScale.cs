namespace Minimax.Display;

/// <summary>Numbers in [0, 1] as colours, between given colours at equal distances.</summary>
public sealed class ColourScale
{
    /// <summary>From dark violet over green to yellow: more is brighter, for everybody and in grey too.</summary>
    public static readonly ColourScale Sequential = new("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725");

    /// <summary>From blue over white to vermilion: for probabilities and signed numbers, whose middle matters. Pale enough for points on it.</summary>
    public static readonly ColourScale Diverging = new("#6aaed6", "#b5d6ea", "#f7f7f7", "#f6cdaf", "#ee9a5f");

    private readonly Colour[] colours;

    private ColourScale(params string[] colours) => this.colours = Array.ConvertAll(colours, Colour.Parse);

    /// <summary>The colour of a number; outside [0, 1] that of the nearer end, and grey for NaN.</summary>
    public Colour At(double value)
    {
        if (double.IsNaN(value)) return Colour.Parse("#bbbbbb");
        var place = Math.Clamp(value, 0, 1) * (colours.Length - 1);
        var below = Math.Min((int)place, colours.Length - 2);
        return colours[below + 1].Fade((float)(place - below)).Over(colours[below]);
    }

    /// <summary>The scale as plotly.js writes it: pairs of a position and a colour.</summary>
    internal object[][] ToPlotly() => [.. colours.Select((colour, i) => new object[] { i / (colours.Length - 1.0), colour.Hex })];
}
