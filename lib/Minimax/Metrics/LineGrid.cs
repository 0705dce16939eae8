using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>A stretch of the line cut into cells of equal length: where densities become probabilities that <see cref="Divergence"/> compares.</summary>
/// <param name="From">Where the first cell begins.</param>
/// <param name="To">Where the last cell ends.</param>
/// <param name="Cells">How many there are.</param>
public sealed record LineGrid(double From, double To, int Cells)
{
    /// <summary>The length of a cell.</summary>
    public double Spacing => (To - From) / Cells;

    /// <summary>The middle of each cell: (cells), float64.</summary>
    public Tensor Centres => linspace(From + (Spacing / 2), To - (Spacing / 2), Cells, ScalarType.Float64);

    /// <summary>The share of <paramref name="samples"/> that lies in each cell; what lies beyond an end counts in the last cell there.</summary>
    /// <param name="samples">Any shape, of one element or more.</param>
    /// <returns>(cells), float64, summing to 1.</returns>
    public Tensor Shares(Tensor samples)
    {
        using var scope = NewDisposeScope();
        var cell = ((samples.flatten().to_type(ScalarType.Float64).cpu() - From) / Spacing).floor().clamp(0, Cells - 1);
        var counts = bincount(cell.to_type(ScalarType.Int64), minlength: Cells).to_type(ScalarType.Float64);
        return (counts / counts.sum()).MoveToOuterDisposeScope();
    }

    /// <summary>The probability of each cell under a density that is known at the cells' centres, scaled so that all of it lies on the grid.</summary>
    /// <param name="logDensity">(cells).</param>
    /// <returns>(cells), float64, summing to 1.</returns>
    public static Tensor Probabilities(Tensor logDensity) => nn.functional.softmax(logDensity.to_type(ScalarType.Float64), 0);
}
