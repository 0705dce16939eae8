namespace Minimax.Display;

/// <summary>What one axis of a <see cref="Chart"/> measures, and how.</summary>
/// <param name="Title">What is measured, with its unit. There is no axis without a name.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal factors; values of zero and below are then left out.</param>
/// <param name="From">Where the axis begins; if it is null, at zero, or at the lowest value where that is negative.</param>
/// <param name="To">Where the axis ends; if it is null, with the data.</param>
public sealed record Axis(string Title, bool IsLogarithmic = false, double? From = null, double? To = null)
{
    public string Title { get; } = !string.IsNullOrWhiteSpace(Title) ? Title
        : throw new ArgumentException("An axis needs a title: what it measures, with its unit.", nameof(Title));

    /// <summary>How far along the axis a value lies, in its own unit or in powers of ten; NaN where it has no place.</summary>
    internal double Place(double value) => !IsLogarithmic ? value : value > 0 ? Math.Log10(value) : double.NaN;

    /// <summary>The places of the two ends, with a little air beyond the data.</summary>
    internal (double Low, double High) Fit(IEnumerable<double> values, double air)
    {
        var places = values.Select(Place).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (places.Min(), places.Max());
        if (!IsLogarithmic && low >= 0) low = 0; // a length is read from zero
        if (low == high) high = low + 1;
        var margin = air * (high - low);
        if (IsLogarithmic || low != 0) low -= margin;
        if (IsLogarithmic || high != 0) high += margin;
        (low, high) = (From is { } from ? Place(from) : low, To is { } to ? Place(to) : high);
        return low < high ? (low, high) : (low, low + 1);
    }
}
