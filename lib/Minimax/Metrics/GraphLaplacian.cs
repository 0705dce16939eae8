using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// The Laplace-Beltrami operator −Δ of a manifold, from points on it: Coifman and Lafon, "Diffusion Maps" (2006), with α = 1, so that it does not matter how
/// densely the points lie. A walk of Gaussian steps on the points is heat that spreads on the manifold.
/// </summary>
public static class GraphLaplacian
{
    /// <summary>
    /// The least eigenvalues and their eigenfunctions. The walk's operator is P ≈ exp(ε Δ / 4), so an eigenvalue μ of P is one λ = −4 ln μ / ε of −Δ.
    /// At a border the walk is thrown back: the functions have no slope across it (Neumann).
    /// </summary>
    /// <param name="points">(N, D); N² numbers are needed.</param>
    /// <param name="epsilon">ε: the kernel is exp(−‖x − y‖² / ε). Small against the manifold's bends, large against the points' distances.</param>
    /// <param name="count">How many.</param>
    /// <returns>λ (count), ascending from 0, and the functions (N, count), float64, each with a mean square of 1.</returns>
    public static (Tensor Values, Tensor Functions) Spectrum(Tensor points, double epsilon, int count)
    {
        using var scope = NewDisposeScope();
        var x = points.to_type(ScalarType.Float64);
        var kernel = (SquaredDistance.Between(x, x) / -epsilon).exp();                      // (N, N)
        var density = kernel.sum(1);
        kernel = kernel / density / density.unsqueeze(1);                                   // α = 1: what the density did is undone
        var root = kernel.sum(1).sqrt();                                                    // D^½
        var (walk, vectors) = linalg.eigh(kernel / root / root.unsqueeze(1));               // ascending: symmetric, with the eigenvalues of D⁻¹K
        var values = walk.flip(0).narrow(0, 0, count).clamp_min(1e-300).log() * (-4 / epsilon);
        var functions = vectors.flip(1).narrow(1, 0, count) / root.unsqueeze(1);
        functions /= functions.square().mean([0], keepdim: true).sqrt();
        return (values.MoveToOuterDisposeScope(), functions.MoveToOuterDisposeScope());
    }
}
