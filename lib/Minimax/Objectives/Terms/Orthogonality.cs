using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// Orthogonal regularisation of Brock et al., "Neural Photo Editing with Introspective Adversarial Networks" (arXiv 1609.07093): a layer
/// whose matrix is orthogonal neither stretches nor flattens what goes through it.
/// </summary>
/// <remarks>
/// A matrix of more rows than columns cannot have orthonormal rows; then its columns are asked to be so. The paper's term is that for square ones. Scales
/// and biases are left alone.
/// </remarks>
public static class Orthogonality
{
    /// <summary>Σ over weights of Σ |W Wᵀ − I|.</summary>
    /// <returns>A scalar.</returns>
    public static Tensor Of(Module network) =>
        Matrices(network).Select(matrix => Miss(matrix).sum()).Aggregate((sum, one) => sum + one);

    /// <summary>The mean of |W Wᵀ − I| over all numbers of all layers: 0 if each is orthogonal.</summary>
    public static double Deviation(Module network)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        return cat([.. Matrices(network).Select(matrix => Miss(matrix).flatten())]).mean().item<float>();
    }

    private static IEnumerable<Tensor> Matrices(Module network) => network.parameters().Where(weight => weight.dim() > 1).Select(AsRows);

    /// <summary>A weight as a matrix of no more rows than columns: a filter of a convolution is a row.</summary>
    private static Tensor AsRows(Parameter weight)
    {
        var matrix = weight.flatten(1);
        return matrix.shape[0] <= matrix.shape[1] ? matrix : matrix.t();
    }

    private static Tensor Miss(Tensor matrix) => (matrix.matmul(matrix.t()) - eye(matrix.shape[0], dtype: matrix.dtype, device: matrix.device)).abs();
}
