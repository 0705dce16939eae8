using ScottPlot;

namespace Minimax.Display;

/// <summary>A dashed line of a chart, as strokes and gaps.</summary>
internal static class Dashes
{
    /// <summary>Three of four pieces of a line, each a 120th of the chart's width long. What lies beyond the axes is left out: it can be very long.</summary>
    public static IEnumerable<Coordinates> Of(Coordinates[] line, AxisLimits frame)
    {
        var (way, last) = (0.0, line[0]);
        foreach (var next in line)
        {
            var (enters, leaves) = Inside(last.Y, next.Y, frame.Bottom, frame.Top);
            var (begins, ends) = Inside(last.X, next.X, frame.Left, frame.Right);
            var (start, end) = (Math.Max(enters, begins), Math.Min(leaves, ends));
            if (!(start <= end)) yield return Coordinates.NaN;
            else foreach (var piece in Pieces(Along(last, next, start), Along(last, next, end))) yield return piece;
            last = next;
        }

        IEnumerable<Coordinates> Pieces(Coordinates from, Coordinates to)
        {
            var length = Math.Sqrt(Math.Pow((to.X - from.X) / frame.HorizontalSpan, 2) + Math.Pow((to.Y - from.Y) / frame.VerticalSpan, 2));
            var pieces = Math.Max(1, (int)Math.Ceiling(length * 120));
            for (var i = 1; i <= pieces; i++)
            {
                way += length / pieces;
                yield return (int)Math.Round(way * 120) % 4 == 3 ? Coordinates.NaN : Along(from, to, (double)i / pieces);
            }
        }
    }

    private static Coordinates Along(Coordinates from, Coordinates to, double share) => new(from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y));

    // The shares of the way from one value to another between which it lies in a range; where it never does, the first is the larger.
    private static (double Enters, double Leaves) Inside(double from, double to, double low, double high)
    {
        if (from == to) return low <= from && from <= high ? (0, 1) : (1, 0);
        var (one, other) = ((low - from) / (to - from), (high - from) / (to - from));
        return (Math.Max(0, Math.Min(one, other)), Math.Min(1, Math.Max(one, other)));
    }
}
