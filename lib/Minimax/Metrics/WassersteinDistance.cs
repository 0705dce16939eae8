using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// W₁(p, q) = inf_γ E ‖x − y‖ over all plans γ that move p to q, for two clouds of points of equal weights: exact, without a critic.
/// <see cref="Sinkhorn"/> is nearly as good and scales; <see cref="Divergence.Wasserstein"/> is for densities on a grid.
/// </summary>
/// <remarks>Of N samples in d dimensions, W₁ to the distribution they come from falls as slowly as N^(−1/d): it is a distance of clouds.</remarks>
public static class WassersteinDistance
{
    private const int MostPoints = 2048; // the time grows with the cube: 256 points take a twentieth of a second

    /// <summary>W₁ on the line, where no plan is better than keeping the order: ∫ |F(x) − G(x)| dx of the two cumulative shares.</summary>
    /// <param name="first">N numbers, in any shape.</param>
    /// <param name="second">M numbers, in any shape.</param>
    public static double OnLine(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Line(first, nameof(first)), Line(second, nameof(second)));
        var (all, order) = cat([x, y]).sort(0);                                                     // (N + M)
        var mass = cat([full_like(x, 1.0 / x.shape[0]), full_like(y, -1.0 / y.shape[0])])[order];
        return (mass.cumsum(0)[..^1].abs() * (all[1..] - all[..^1])).sum().item<double>();
    }

    /// <summary>W₁ in any dimension: equally many points are moved one to one, by the cheapest <see cref="Assignment"/>.</summary>
    /// <param name="first">(N, …).</param>
    /// <param name="second">(N, …).</param>
    /// <exception cref="ArgumentException">They are not equally many points of one dimension, or more than 2,048.</exception>
    public static double Between(Tensor first, Tensor second) => Pairs(first, second).Cost / first.shape[0];

    /// <summary>Which point of <paramref name="second"/> each point of <paramref name="first"/> moves to, at the cost of its Euclidean way.</summary>
    /// <inheritdoc cref="Between"/>
    public static Assignment Pairs(Tensor first, Tensor second)
    {
        if (!first.shape.SequenceEqual(second.shape) || first.dim() < 2 || first.shape[0] is 0 or > MostPoints)
        {
            var (n1, n2) = (string.Join(", ", first.shape), string.Join(", ", second.shape));
            throw new ArgumentException($"Equally many points are needed, up to {MostPoints}, not ({n1}) and ({n2}).");
        }

        using var scope = NewDisposeScope();
        var n = (int)first.shape[0];
        var ways = Ways(first, second).data<double>().ToArray();
        var cost = new double[n, n];
        Buffer.BlockCopy(ways, 0, cost, 0, ways.Length * sizeof(double));
        return Assignment.Cheapest(cost);
    }

    /// <summary>‖x_i − y_j‖: (N, M), float64, on the CPU.</summary>
    /// <param name="first">(N, …).</param>
    /// <param name="second">(M, …).</param>
    public static Tensor Ways(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var (x, y) = (Points(first), Points(second));
        return (x.unsqueeze(1) - y.unsqueeze(0)).square().sum(2).sqrt().MoveToOuterDisposeScope(); // no rounding of x² − 2xy + y²
    }

    private static Tensor Points(Tensor points) => points.detach().cpu().to_type(ScalarType.Float64).flatten(1);

    private static Tensor Line(Tensor numbers, string name)
    {
        var line = numbers.detach().cpu().to_type(ScalarType.Float64).flatten();
        if (line.shape[0] == 0 || !line.isfinite().all().item<bool>()) throw new ArgumentException("One finite number or more is needed.", name);
        return line;
    }
}
