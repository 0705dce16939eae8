using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>Squared Euclidean distances by one matrix product: ‖x − y‖² = ‖x‖² + ‖y‖² − 2 x·y.</summary>
public static class SquaredDistance
{
    /// <param name="x">(N, d).</param>
    /// <param name="y">(M, d).</param>
    /// <returns>(N, M), at least 0: rounding can take a distance of 0 a little below it.</returns>
    public static Tensor Between(Tensor x, Tensor y) =>
        addmm(x.norm(1, keepdim: true).square() + y.norm(1).square(), x, y.t(), beta: 1, alpha: -2).clamp_min(0);
}
