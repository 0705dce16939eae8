using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// The directions in which a generator's samples move when its coordinates do: the columns of its Jacobian, ∂G/∂z_j, stored as rows. They span the
/// tangent space of what G draws. A generator with several inputs in a row, such as a point and its local coordinates, has the coordinates last.
/// </summary>
/// <remarks>Every sample must depend on its own row alone: in a generator with batch normalisation, call <c>eval()</c> before.</remarks>
public static class Tangents
{
    /// <summary>The tangents by autograd, exact up to rounding: d + 1 backward passes. A gradient reaches G's weights through them.</summary>
    /// <remarks>
    /// v ↦ Jᵀv is what a backward pass computes, and it is linear in v. Its own gradient by v, for the j-th number, is the j-th column of J: there is no
    /// need for one pass a pixel.
    /// </remarks>
    /// <param name="generator">(B, m) to (B, …) of n numbers.</param>
    /// <param name="rows">(B, m): where.</param>
    /// <param name="coordinates">d, of the row's last numbers; all of them if it is left out.</param>
    /// <returns>(B, d, n).</returns>
    public static Tensor Of(Module<Tensor, Tensor> generator, Tensor rows, long? coordinates = null)
    {
        using var graph = enable_grad();
        var z = rows.detach().requires_grad_();
        var samples = generator.call(z);
        var v = zeros_like(samples).requires_grad_();
        var pulled = autograd.grad([samples], [z], [v], retain_graph: true, create_graph: true)[0];              // (B, m): Jᵀv
        var each = Last(pulled, coordinates).unbind(1);
        return stack([.. each.Select(one => autograd.grad([one.sum()], [v], retain_graph: true, create_graph: true)[0].flatten(1))], 1);
    }

    /// <summary>
    /// (G(z + h e_j) − G(z)) / h, forward differences: one pass of d + 1 samples each, and a gradient that needs no second derivative of G. The error
    /// is h/2 times G's curvature, plus rounding of size 10⁻⁷/h.
    /// </summary>
    /// <param name="generator">(B, m) to (B, …) of n numbers.</param>
    /// <param name="rows">(B, m): where.</param>
    /// <param name="coordinates">d, of the row's last numbers; all of them if it is left out.</param>
    /// <param name="step">h.</param>
    /// <returns>(B, d, n).</returns>
    public static Tensor ByDifferences(Module<Tensor, Tensor> generator, Tensor rows, long? coordinates = null, double step = 1e-2)
    {
        var (count, m) = (rows.shape[0], rows.shape[1]);
        var d = coordinates ?? m;
        var unit = eye(m, m, rows.dtype, rows.device).narrow(0, m - d, d);                                       // (d, m): e_j
        var moves = cat([zeros(1, m, rows.dtype, rows.device), unit * step]);                                    // (d + 1, m): 0, then h e_j
        var samples = generator.call((rows.unsqueeze(1) + moves).flatten(0, 1)).view(count, d + 1, -1);          // (B, d + 1, n)
        return (samples.narrow(1, 1, d) - samples.narrow(1, 0, 1)) / step;
    }

    /// <summary>JᵀJ: the metric that G's coordinates inherit from the space of samples.</summary>
    /// <param name="tangents">(B, d, n).</param>
    /// <returns>(B, d, d).</returns>
    public static Tensor Metric(Tensor tangents) => tangents.bmm(tangents.transpose(1, 2));

    private static Tensor Last(Tensor numbers, long? count) => numbers.narrow(1, numbers.shape[1] - (count ?? numbers.shape[1]), count ?? numbers.shape[1]);
}
