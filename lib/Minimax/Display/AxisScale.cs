namespace Minimax.Display;

/// <summary>An axis with its two ends, laid between two positions of the drawing.</summary>
internal sealed record AxisScale(Axis Axis, Extent Ends, float Start, float Stop)
{
    /// <summary>Where a value lies in the drawing; NaN where it has no place.</summary>
    public float At(double value)
    {
        var (low, high) = (Axis.Forward(Ends.Low), Axis.Forward(Ends.High));
        return (float)(Start + (Axis.Forward(value) - low) / (high - low) * (Stop - Start));
    }

    /// <summary>The values to mark, with their labels; about one mark in so many units of the drawing.</summary>
    public IReadOnlyList<(double Value, string Label)> Ticks(float spacing)
    {
        var count = Math.Max(2, (int)(Math.Abs(Stop - Start) / spacing));
        return Axis.IsLogarithmic ? Display.Ticks.Logarithmic(Ends.Low, Ends.High) : Display.Ticks.Linear(Ends.Low, Ends.High, count);
    }
}
