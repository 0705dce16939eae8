using System.Globalization;
using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>One set of data in a <see cref="Chart"/>.</summary>
internal abstract class Series(string name)
{
    /// <summary>A line or cloud of more points than this is thinned out: nobody sees more, and stored notebooks stay small.</summary>
    public const int MostPoints = 400;

    public string Name { get; } = name;

    /// <summary>What the axes have to reach.</summary>
    public abstract (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical);

    /// <summary>How much of an axis stays empty beyond the data.</summary>
    public virtual (double X, double Y) Air => (0, 0.05);

    /// <summary>How the series is marked in the legend; null where it is not.</summary>
    public virtual LegendMark? Mark => LegendMark.Patch;

    /// <summary>The colour that it was given; null where it takes the next one of <see cref="Colour.Series"/>.</summary>
    public virtual Colour? Own => null;

    public abstract void Draw(ICanvas canvas, Plot plot, Colour colour);

    public abstract Trace ToTrace(Plot plot, Colour colour);

    /// <summary>The series in a few words.</summary>
    public abstract string Describe();

    /// <summary>For plotly.js: six digits are more than a screen can show.</summary>
    protected static double[] Brief(IEnumerable<double> values) =>
        [.. values.Select(value => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
}
