using System.Numerics;
using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>Points joined in their order, on request with the area between them and zero.</summary>
internal sealed class LineSeries : Series
{
    private const float Thickness = 2;
    private const float AreaOpacity = 0.25f;

    private readonly double[] x;
    private readonly double[] y;
    private readonly bool isFilled;
    private readonly double last;

    public LineSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, bool isFilled)
        : base(name)
    {
        (this.x, this.y) = Thinning.Line(x, y, MostPoints);
        (this.isFilled, last) = (isFilled, y.Count > 0 ? y[^1] : double.NaN);
    }

    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical)
    {
        var height = Extent.Of(y, vertical);
        return (Extent.Of(x, horizontal), isFilled ? height.FromZero(vertical) : height);
    }

    public override LegendMark? Mark => isFilled ? LegendMark.Patch : LegendMark.Line;

    public override void Draw(ICanvas canvas, Plot plot, Colour colour)
    {
        var line = plot.At(x, y);
        if (isFilled && line.Length > 1)
        {
            canvas.Fill([new Vector2(line[0].X, plot.Ground), .. line, new Vector2(line[^1].X, plot.Ground)], colour.Fade(AreaOpacity));
        }

        canvas.Stroke(line, Thickness, colour);
    }

    public override Trace ToTrace(Plot plot, Colour colour)
    {
        var trace = new Scatter { name = Name, mode = "lines", x = Brief(x), y = Brief(y), line = new Line { color = colour.Hex, width = Thickness } };
        if (isFilled) (trace.fill, trace.fillcolor) = ("tozeroy", colour.Fade(AreaOpacity).ToCss());
        return trace;
    }

    public override string Describe() => isFilled ? Name : $"{Name} ends at {Ticks.Short(last)}";
}
