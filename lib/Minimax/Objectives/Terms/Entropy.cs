using static TorchSharp.torch;

namespace Minimax.Objectives;

/// <summary>How undecided a classifier is, in nats: on each image, and over all of them.</summary>
public static class Entropy
{
    /// <summary>E_x H(p(y|x)) = −E_x Σ_k p(k|x) log p(k|x): from 0, sure of every image, to log K.</summary>
    /// <param name="logits">(B, K).</param>
    /// <returns>A scalar.</returns>
    public static Tensor Conditional(Tensor logits)
    {
        var logP = logits.log_softmax(1);                   // (B, K)
        return -(logP.exp() * logP).sum(1).mean();
    }

    /// <summary>H(E_x p(y|x)), over the batch: from 0, always the same class, to log K, all classes equally often.</summary>
    /// <param name="logits">(B, K).</param>
    /// <returns>A scalar.</returns>
    public static Tensor Marginal(Tensor logits)
    {
        var logP = logits.log_softmax(1).logsumexp(0) - Math.Log(logits.shape[0]); // (K): log of the mean
        return -(logP.exp() * logP).sum();
    }
}
