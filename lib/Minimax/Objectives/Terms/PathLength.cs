using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>
/// How far a picture moves for a step of w, and that it be as far from everywhere: path length regularisation, Karras et al., StyleGAN2 (arXiv 1912.04958),
/// section 3.2. It is used as the price of a <see cref="GeneratorPays"/>.
/// </summary>
/// <remarks>Deviation: a is the mean of the batch and not of the past, so there is nothing to remember; what is descended is the variance within the batch.</remarks>
public static class PathLength
{
    /// <summary>‖J_wᵀ y‖ of each w: the slope of a picture's product with y, without J itself.</summary>
    /// <param name="paint">(B, latent) to pictures (B, …), each of its own w.</param>
    /// <param name="w">(B, latent), where slopes are taken: with a graph.</param>
    /// <param name="y">The shape of the pictures.</param>
    /// <returns>(B), with a graph.</returns>
    public static Tensor Along(Func<Tensor, Tensor> paint, Tensor w, Tensor y) => Slope(paint(w), w, y);

    /// <summary>The same along noise, y from N(0, I) over √(h·w): how far a picture moves on average, whatever its size.</summary>
    /// <returns>(B).</returns>
    public static Tensor Along(Func<Tensor, Tensor> paint, Tensor w)
    {
        var pictures = paint(w);                                                                // (B, C, h, w)
        return Slope(pictures, w, randn_like(pictures) / Math.Sqrt(pictures.shape[^1] * pictures.shape[^2]));
    }

    /// <summary>E (‖J_wᵀ y‖ − a)², where a is the mean of the lengths (equation 4).</summary>
    /// <returns>A scalar.</returns>
    public static Tensor Of(Func<Tensor, Tensor> paint, Tensor w)
    {
        var lengths = Along(paint, w);
        return (lengths - lengths.detach().mean()).square().mean();
    }

    private static Tensor Slope(Tensor pictures, Tensor w, Tensor y) =>
        autograd.grad([(pictures * y).sum()], [w], retain_graph: true, create_graph: true)[0].norm(1); // its gradient at 0 is 0
}
