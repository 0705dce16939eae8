using XPlot.Plotly;

namespace Minimax.Display;

/// <summary>A number at every point of a grid, as a colour.</summary>
internal sealed class HeatSeries(string name, double[,] values, Extent x, Extent y, Extent range, ColourScale scale) : Series(name)
{
    private const int MostCellsOfASide = 60; // in the interactive chart, whose data is text; the picture keeps all

    public override (Extent X, Extent Y) Extents(Axis horizontal, Axis vertical) => (x, y);

    public override (double X, double Y) Air => (0, 0);

    public override LegendMark? Mark => null;

    /// <summary>The values at the two ends of the colour scale.</summary>
    public Extent Range => range;

    public ColourScale Scale => scale;

    private int Rows => values.GetLength(0);

    private int Columns => values.GetLength(1);

    public override void Draw(ICanvas canvas, Plot plot, Colour colour)
    {
        var (corner, end) = (plot.At(x.Low, y.High), plot.At(x.High, y.Low));
        canvas.Draw(ToPicture(), corner, end - corner);
    }

    public override Trace ToTrace(Plot plot, Colour colour)
    {
        var (rows, columns) = (Math.Min(Rows, MostCellsOfASide), Math.Min(Columns, MostCellsOfASide));
        double[] Row(int row) => Brief(Enumerable.Range(0, columns).Select(column => values[row * Rows / rows, column * Columns / columns]));
        return new Heatmap
        {
            name = Name,
            x = Centres(x, columns),
            y = Centres(y, rows),
            z = Enumerable.Range(0, rows).Select(Row),
            zmin = range.Low,
            zmax = range.High,
            colorscale = scale.ToPlotly(),
            showscale = true,
        };
    }

    public override string Describe() => $"{Name} from {Ticks.Short(range.Low)} to {Ticks.Short(range.High)} on a grid of {Rows} × {Columns}";

    private static double[] Centres(Extent side, int count) =>
        Brief(Enumerable.Range(0, count).Select(i => side.Low + (i + 0.5) / count * (side.High - side.Low)));

    private Picture ToPicture()
    {
        var rgb = new byte[3 * Rows * Columns];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var colour = scale.At((values[row, column] - range.Low) / (range.High - range.Low));
                var at = 3 * ((Rows - 1 - row) * Columns + column); // the first row is the lowest
                (rgb[at], rgb[at + 1], rgb[at + 2]) = (colour.R, colour.G, colour.B);
            }
        }

        return new Picture(Columns, Rows, rgb);
    }
}
