using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>
/// Draws from categories through which a gradient flows: Jang, Gu and Poole, "Categorical Reparameterization with Gumbel-Softmax" (arXiv 1611.01144), and Maddison,
/// Mnih and Teh (arXiv 1611.00712). The largest of logits + Gumbel noise is a draw from their softmax; the softmax of the sum is a soft one.
/// </summary>
public static class GumbelSoftmax
{
    /// <summary>y = softmax((logits + γ) / τ), γ = −log(−log u), u ~ U(0, 1): near a corner for a small τ, near the middle for a large one.</summary>
    /// <param name="logits">(…, K).</param>
    /// <param name="temperature">τ.</param>
    /// <returns>(…, K), which add up to 1.</returns>
    public static Tensor Soft(Tensor logits, double temperature = 1)
    {
        const double least = 1e-20;                                                         // a u of 0 would be infinite noise
        var noise = -(-rand_like(logits).clamp_min(least).log()).clamp_min(least).log();
        return ((logits + noise) / temperature).softmax(-1);
    }

    /// <summary>The draw itself, a 1 and zeros, with the gradient of the soft one: straight through.</summary>
    /// <inheritdoc cref="Soft"/>
    public static Tensor Hard(Tensor logits, double temperature = 1)
    {
        var soft = Soft(logits, temperature);
        var drawn = nn.functional.one_hot(soft.argmax(-1), soft.shape[^1]).to_type(soft.dtype);
        return drawn + (soft - soft.detach()); // exactly: the bracket is 0
    }
}
