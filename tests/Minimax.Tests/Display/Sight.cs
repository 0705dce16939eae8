using Minimax.Display;

namespace Minimax.Tests.Display;

/// <summary>How far apart two colours are for a reader's eyes.</summary>
internal static class Sight
{
    /// <summary>What linear RGB becomes for the three kinds of colour blindness: G. Machado, M. Oliveira and L. Fernandes (2009), severity 1.</summary>
    public static readonly Dictionary<string, double[][]> Kinds = new()
    {
        ["normal"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protan"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deutan"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritan"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    /// <summary>CIEDE2000; a difference of 1 can just be seen.</summary>
    public static double Distance(Colour one, Colour other, string kind) => Difference(Lab(one, kind), Lab(other, kind));

    /// <summary>The ratio of luminances of the Web Content Accessibility Guidelines, from 1 to 21.</summary>
    public static double Contrast(Colour one, Colour other)
    {
        double[] both = [Luminance(one), Luminance(other)];
        return (both.Max() + 0.05) / (both.Min() + 0.05);
    }

    /// <summary>CIEDE2000 of two places in CIELAB, in the terms of G. Sharma, W. Wu and E. Dalal (2005).</summary>
    public static double Difference((double L, double A, double B) one, (double L, double A, double B) other)
    {
        static double Seventh(double c) => Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7) + Math.Pow(25, 7)));
        static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);
        var g = 0.5 * (1 - Seventh((double.Hypot(one.A, one.B) + double.Hypot(other.A, other.B)) / 2));
        (double C, double H) Polar((double L, double A, double B) at) =>
            (double.Hypot((1 + g) * at.A, at.B), (Math.Atan2(at.B, (1 + g) * at.A) * 180 / Math.PI + 360) % 360);

        var ((c1, h1), (c2, h2)) = (Polar(one), Polar(other));
        var turn = c1 * c2 == 0 ? 0 : (h2 - h1 + 540) % 360 - 180;
        var (l, c, h) = ((one.L + other.L) / 2, (c1 + c2) / 2, c1 * c2 == 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360);
        var t = 1 - 0.17 * Cosine(h - 30) + 0.24 * Cosine(2 * h) + 0.32 * Cosine(3 * h + 6) - 0.20 * Cosine(4 * h - 63);
        var away = Math.Pow(l - 50, 2);
        var dl = (other.L - one.L) / (1 + 0.015 * away / Math.Sqrt(20 + away));
        var dc = (c2 - c1) / (1 + 0.045 * c);
        var dh = 2 * Math.Sqrt(c1 * c2) * Math.Sin(turn * Math.PI / 360) / (1 + 0.015 * c * t);
        var rotation = -2 * Seventh(c) * Math.Sin(60 * Math.Exp(-Math.Pow((h - 275) / 25, 2)) * Math.PI / 180);
        return Math.Sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
    }

    private static double[] Linear(Colour colour) =>
        [.. new[] { colour.R, colour.G, colour.B }.Select(part => part / 255.0).Select(x => x <= 0.04045 ? x / 12.92 : Math.Pow((x + 0.055) / 1.055, 2.4))];

    private static double Luminance(Colour colour) => Dot([0.2126, 0.7152, 0.0722], Linear(colour));

    private static (double L, double A, double B) Lab(Colour colour, string kind)
    {
        static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        double[] seen = [.. Kinds[kind].Select(row => Math.Clamp(Dot(row, Linear(colour)), 0, 1))];
        var x = Root(Dot([0.4124564, 0.3575761, 0.1804375], seen) / 0.95047);
        var y = Root(Dot([0.2126729, 0.7151522, 0.0721750], seen));
        var z = Root(Dot([0.0193339, 0.1191920, 0.9503041], seen) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double Dot(double[] row, double[] values) => row.Zip(values, (one, other) => one * other).Sum();
}
