using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>A dashed line across the whole chart at one height, such as a published number.</summary>
internal sealed class LevelSeries(string name, double y) : Series(name)
{
    private const float Thickness = 1.5f;
    private const float Dash = 7;

    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical) => (Extent.Empty, Extent.Of([y], vertical));

    public override LegendMark? Mark => LegendMark.Dashes;

    public override void Draw(ICanvas canvas, Plot plot, Colour colour)
    {
        var height = plot.Y.At(y);
        for (var x = plot.X.Start; x < plot.X.Stop; x += 2 * Dash)
            canvas.Stroke([new(x, height), new(Math.Min(x + Dash, plot.X.Stop), height)], Thickness, colour);
    }

    public override Trace ToTrace(Plot plot, Colour colour) => new Scatter
    {
        name = Name,
        mode = "lines",
        x = Brief([plot.X.Ends.Low, plot.X.Ends.High]),
        y = Brief([y, y]),
        line = new Line { color = colour.Hex, width = Thickness, dash = "dash" },
    };

    public override string Describe() => $"{Name} = {Ticks.Short(y)}";
}
