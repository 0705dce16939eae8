namespace Minimax.Display;

/// <summary>One set of data in a <see cref="Chart"/>, and in a few words. NaN interrupts a line.</summary>
internal sealed record Series(string Name, Mark Mark, double[] X, double[] Y, string Text)
{
    public const float Rim = 2; // pixels of a page

    /// <summary>The colour that it was given; null where it takes the next one of <see cref="Colour.Series"/>.</summary>
    public Colour? Own { get; init; }

    /// <summary>Of the line or of a dot, in pixels of a page.</summary>
    public float Thickness { get; init; } = 2;

    /// <summary>Whether its dots are square, and its line bears squares: among more than six series, shape helps where colour gets hard to name.</summary>
    public bool HasSquares { get; init; }

    /// <summary>How far a dot reaches from its place, with its rim, in pixels of a page; zero where there are none.</summary>
    public float Reach => Mark != Mark.Dots ? 0 : Thickness / 2 + (HasRim ? Rim : 0);

    /// <summary>Whether a white rim parts its dots from what lies below: those that are opaque.</summary>
    public bool HasRim => Mark == Mark.Dots && Opacity == 1;

    /// <summary>Of dots and of areas.</summary>
    public float Opacity { get; init; } = 1;

    /// <summary>What lies pale behind the line: the measurements of which it is the mean.</summary>
    public (double[] X, double[] Y) Behind { get; init; } = ([], []);

    /// <summary>A map's values, row after row from the lowest y; its X and Y are the ends of its sides.</summary>
    public double[,] Cells { get; init; } = new double[0, 0];

    /// <summary>A map's values at the ends of its colours.</summary>
    public (double Low, double High) Range { get; init; }

    public ColourScale Scale { get; init; } = ColourScale.Sequential;

    /// <summary>Bars of one width.</summary>
    public static Series Bars(string name, double[] heights, Func<int, double> left, double width, float opacity, string text)
    {
        var shown = Enumerable.Range(0, heights.Length).Where(i => double.IsFinite(heights[i])).ToList();
        double[] x = [.. shown.SelectMany(i => new[] { left(i), left(i), left(i) + width, left(i) + width, double.NaN })];
        double[] y = [.. shown.SelectMany(i => new[] { 0, heights[i], heights[i], 0, double.NaN })];
        return new Series(name, Mark.Area, x, y, text) { Opacity = opacity, Thickness = 0.5f };
    }
}
