using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>A cloud of points.</summary>
internal sealed class PointSeries : Series
{
    private const float Diameter = 5;
    private const float Opacity = 0.75f;

    private readonly double[] x;
    private readonly double[] y;
    private readonly int count;

    public PointSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
        : base(name)
    {
        (this.x, this.y) = Thinning.Cloud(x, y, MostPoints);
        count = x.Count;
    }

    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical) => (Extent.Of(x, horizontal), Extent.Of(y, vertical));

    public override (double X, double Y) Air => (0.05, 0.05);

    public override LegendMark? Mark => LegendMark.Dot;

    public override void Draw(ICanvas canvas, Plot plot, Colour colour) => canvas.Dots(plot.At(x, y), Diameter, colour.Fade(Opacity));

    public override Trace ToTrace(Plot plot, Colour colour) => new Scatter
    {
        name = Name,
        mode = "markers",
        x = Brief(x),
        y = Brief(y),
        marker = new Marker { color = colour.Hex, size = Diameter, opacity = Opacity },
    };

    public override string Describe() => $"{count} points {Name}";
}
