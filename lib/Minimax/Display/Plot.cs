using System.Numerics;

namespace Minimax.Display;

/// <summary>The rectangle of a chart in which data lies.</summary>
internal sealed record Plot(AxisScale X, AxisScale Y)
{
    /// <summary>The upper left corner.</summary>
    public Vector2 Corner => new(X.Start, Y.Stop);

    /// <summary>Width and height.</summary>
    public Vector2 Size => new(X.Stop - X.Start, Y.Start - Y.Stop);

    /// <summary>The height of zero, from which bars and areas rise; the lower edge of a logarithmic axis, which has no zero.</summary>
    public float Ground => Y.Axis.IsLogarithmic ? Y.Start : Y.At(0);

    public Vector2 At(double x, double y) => new(X.At(x), Y.At(y));

    public Vector2[] At(IReadOnlyList<double> x, IReadOnlyList<double> y) => [.. x.Zip(y, At)];
}
