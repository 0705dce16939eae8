using System.Globalization;

namespace Minimax.Metrics;

/// <summary>What several runs measured: their mean, and how far apart they are.</summary>
/// <param name="Deviation">The standard deviation of one run, with n − 1 in its denominator; NaN for a single run.</param>
/// <param name="Count">How many runs.</param>
public readonly record struct Spread(double Mean, double Deviation, int Count) : IFormattable
{
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static Spread Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0) throw new ArgumentException("The spread of no values is not defined.", nameof(values));
        var mean = values.Average();
        return new Spread(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)), values.Count);
    }

    /// <summary>Mean ± deviation, as a table shows it.</summary>
    /// <param name="format">Of both numbers, such as <c>F2</c>.</param>
    public string ToString(string format) =>
        string.Join(" ± ", new[] { Mean, Deviation }.Take(Count).Select(number => number.ToString(format, CultureInfo.InvariantCulture)));

    public override string ToString() => ToString("G4");

    // In an interpolated string a format is handed to this one, and to nobody if it is missing.
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format ?? "G4");
}
