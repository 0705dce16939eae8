namespace Minimax.Display;

/// <summary>What one axis of a <see cref="Chart"/> measures, and how.</summary>
/// <param name="Title">What is measured, with its unit.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal factors; values of zero and below are then left out.</param>
/// <param name="From">Where the axis begins; where the data begins, if it is null.</param>
/// <param name="To">Where the axis ends; where the data ends, if it is null.</param>
public sealed record Axis(string? Title = null, bool IsLogarithmic = false, double? From = null, double? To = null)
{
    /// <summary>The two ends of the axis for data of this extent: a little air around it, but none beyond zero, and never a range of nothing.</summary>
    internal Extent Fit(Extent data, double air)
    {
        var (low, high) = data.IsEmpty ? (Forward(IsLogarithmic ? 0.1 : 0), Forward(1)) : (Forward(data.Low), Forward(data.High));
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        var margin = air * (high - low);
        if (IsLogarithmic || low != 0) low -= margin;
        if (IsLogarithmic || high != 0) high += margin;
        var (from, to) = (From ?? Backward(low), To ?? Backward(high));
        return from < to ? new Extent(from, to) : new Extent(from, Backward(Forward(from) + 1));
    }

    /// <summary>From a value to its place along the axis; NaN where it has none.</summary>
    internal double Forward(double value) => !IsLogarithmic ? value : value > 0 ? Math.Log10(value) : double.NaN;

    private double Backward(double place) => IsLogarithmic ? Math.Pow(10, place) : place;
}
