using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>A cloud of points.</summary>
internal sealed class PointSeries : Series
{
    private const float Diameter = 5;
    private const float Opacity = 0.75f;
    private const float LargeDiameter = 11; // few points that matter: opaque, with a rim that parts them from what lies below
    private const float Rim = 2;

    private readonly double[] x;
    private readonly double[] y;
    private readonly int count;
    private readonly Colour? own;
    private readonly bool isLarge;

    public PointSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, Colour? own, bool isLarge)
        : base(name)
    {
        (this.x, this.y) = Thinning.Cloud(x, y, MostPoints);
        (count, this.own, this.isLarge) = (x.Count, own, isLarge);
    }

    public override Colour? Own => own;

    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical) => (Extent.Of(x, horizontal), Extent.Of(y, vertical));

    public override (double X, double Y) Air => (0.05, 0.05);

    public override LegendMark? Mark => LegendMark.Dot;

    public override void Draw(ICanvas canvas, Plot plot, Colour colour)
    {
        var centres = plot.At(x, y);
        if (isLarge) canvas.Dots(centres, LargeDiameter + (2 * Rim), Colour.Paper);
        canvas.Dots(centres, isLarge ? LargeDiameter : Diameter, isLarge ? colour : colour.Fade(Opacity));
    }

    public override Trace ToTrace(Plot plot, Colour colour) => new Scatter
    {
        name = Name,
        mode = "markers",
        x = Brief(x),
        y = Brief(y),
        marker = new Marker { color = colour.Hex, size = isLarge ? LargeDiameter : Diameter, opacity = isLarge ? 1 : Opacity * colour.Alpha },
    };

    public override string Describe() => $"{count} points {Name}";
}
