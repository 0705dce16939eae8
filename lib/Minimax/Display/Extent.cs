namespace Minimax.Display;

/// <summary>The range between the smallest and the largest of some values.</summary>
internal readonly record struct Extent(double Low, double High)
{
    public static readonly Extent Empty = new(double.PositiveInfinity, double.NegativeInfinity);

    public bool IsEmpty => Low > High;

    /// <summary>The range of the values that have a place on an axis.</summary>
    public static Extent Of(IEnumerable<double> values, Axis axis) =>
        values.Where(value => double.IsFinite(axis.Forward(value))).Aggregate(Empty, (extent, value) => extent | new Extent(value, value));

    /// <summary>The range widened to zero, where the axis has one.</summary>
    public Extent FromZero(Axis axis) => axis.IsLogarithmic ? this : this | new Extent(0, 0);

    public static Extent operator |(Extent left, Extent right) => new(Math.Min(left.Low, right.Low), Math.Max(left.High, right.High));
}
