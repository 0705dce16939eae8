using System.Globalization;

namespace Minimax.Display;

/// <summary>Round numbers between two ends: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    /// <summary>Equidistant ticks, as near to <paramref name="count"/> of them as round numbers allow.</summary>
    public static IReadOnlyList<(double Value, string Label)> Linear(double low, double high, int count)
    {
        var step = Step((high - low) / count);
        var first = Math.Ceiling(low / step - 1e-6);
        var last = Math.Floor(high / step + 1e-6);
        var ticks = new List<(double, string)>();
        for (var i = first; i <= last; i++) ticks.Add((i * step, Label(i * step, step)));
        return ticks;
    }

    /// <summary>The powers of ten; over less than two and a half of them also their doubles and fivefolds, over more than eight only some.</summary>
    public static IReadOnlyList<(double Value, string Label)> Logarithmic(double low, double high)
    {
        var (first, last) = (Math.Log10(low), Math.Log10(high));
        var stride = (int)Math.Ceiling((last - first) / 8);
        double[] factors = last - first < 2.5 ? [1, 2, 5] : [1];
        return [.. from power in Enumerable.Range((int)Math.Floor(first), (int)(Math.Ceiling(last) - Math.Floor(first)) + 1)
            where power % stride == 0
            from factor in factors
            let value = factor * Math.Pow(10, power)
            where value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
            select (value, Label(value, value))];
    }

    /// <summary>The number with as many decimals as <paramref name="step"/> has; very large and very small ones with an exponent.</summary>
    public static string Label(double value, double step)
    {
        if (Math.Abs(value) < step * 1e-6) return "0";
        var magnitude = Math.Max(Math.Abs(value), step);
        if (magnitude is < 1e-3 or >= 1e6) return Typeset(value.ToString("0.###e0", CultureInfo.InvariantCulture));
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 9);
        return Typeset(value.ToString($"F{decimals}", CultureInfo.InvariantCulture));
    }

    /// <summary>A measured value with four significant digits.</summary>
    public static string Short(double value) => Typeset(value.ToString("G4", CultureInfo.InvariantCulture));

    private static double Step(double wish)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(wish)));
        var factor = wish / power;
        return power * (factor < 1.4 ? 1 : factor < 3.2 ? 2 : factor < 7 ? 5 : 10); // the geometric means between them
    }

    private static string Typeset(string number) => number.Replace('-', '−');
}
