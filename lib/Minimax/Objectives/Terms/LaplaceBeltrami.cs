using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Objectives;

/// <summary>
/// How much a function changes along a manifold: Qi et al., "Global versus Localized Generative Adversarial Nets" (arXiv 1711.06020). With
/// orthonormal tangents t_j at x, Σ_j (t_j · ∇f(x))² is ‖∇_M f(x)‖², and its mean is −∫ f Δf: the quadratic form of −Δ, the Laplace-Beltrami operator.
/// </summary>
public static class LaplaceBeltrami
{
    /// <summary>E_x Σ_j Σ_k (t_j · ∇f_k(x))², where a sum over more than one output k is estimated by E_r (t_j · ∇(r · f)(x))² with signs r = ±1.</summary>
    /// <param name="function">(B, …) to (B) or (B, K): each output depends on its own example alone.</param>
    /// <param name="examples">(B, …) of n numbers.</param>
    /// <param name="tangents">(B, d, n), orthonormal; no gradient reaches them.</param>
    /// <returns>A scalar, at least 0. Its gradient by the function's weights is a second derivative of the function.</returns>
    public static Tensor Of(Func<Tensor, Tensor> function, Tensor examples, Tensor tangents)
    {
        var x = examples.detach().requires_grad_();
        var outputs = function(x);                                                          // (B, K)
        var signs = (rand_like(outputs) - 0.5).sign();                                      // E r_k r_l is 1 for k = l and 0 elsewhere
        var slope = autograd.grad([(outputs * signs).sum()], [x], retain_graph: true, create_graph: true)[0].flatten(1); // (B, n)
        return tangents.detach().bmm(slope.unsqueeze(2)).square().sum([1, 2]).mean();       // (B, d, 1): t_j · ∇
    }

    /// <summary>The same for what a classifier believes: f_k = log p(k|x), as in the paper.</summary>
    /// <param name="classifier">(B, …) to (B, K) logits.</param>
    /// <param name="examples">(B, …) of n numbers.</param>
    /// <param name="tangents">(B, d, n), orthonormal.</param>
    /// <returns>A scalar, at least 0.</returns>
    public static Tensor OfBeliefs(Module<Tensor, Tensor> classifier, Tensor examples, Tensor tangents) =>
        Of(x => classifier.call(x).log_softmax(1), examples, tangents);
}
