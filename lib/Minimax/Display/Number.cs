using System.Globalization;

namespace Minimax.Display;

/// <summary>Numbers as a reader wants them: no digits beyond what matters, and a minus that is as wide as a plus.</summary>
internal static class Number
{
    /// <summary>A measured value with four significant digits, but all those of a whole number below a million.</summary>
    public static string Short(double value) => Typeset(value.ToString(Math.Abs(value) is >= 1000 and < 1e6 ? "0" : "G4", CultureInfo.InvariantCulture));

    /// <summary>A measured value with two decimals.</summary>
    public static string TwoDecimals(double value) => Typeset(value.ToString("F2", CultureInfo.InvariantCulture));

    private static string Typeset(string number) => number.Replace('-', '−');
}
