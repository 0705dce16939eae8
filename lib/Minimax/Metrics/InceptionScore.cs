using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// exp(E KL(p(y|x) ‖ p(y))) of Salimans et al., "Improved Techniques for Training GANs" (arXiv 1606.03498), section 4: high when a
/// classifier is sure of every single image, and all classes occur equally often.
/// </summary>
/// <remarks>
/// It lies between 1 and the number of classes. A generator that repeats one image has score 1, and one perfect image a class, repeated
/// for ever, has the highest score there is: diversity within a class is not seen. The published name belongs to the Inception network;
/// with another classifier the number is another number, and gets another name (here: the MNIST score).
/// </remarks>
public static class InceptionScore
{
    /// <param name="probabilities">(N, classes), each row summing to 1: p(y|x).</param>
    /// <returns>The score, from 1 to the number of classes.</returns>
    public static double Of(Tensor probabilities)
    {
        using var scope = NewDisposeScope();
        var conditional = probabilities.to_type(ScalarType.Float64).clamp_min(1e-300); // p(y|x); 0·log 0 = 0
        var marginal = conditional.mean([0], keepdim: true);                           // p(y)
        var divergence = (conditional * (conditional.log() - marginal.log())).sum(1);  // KL(p(y|x) ‖ p(y)) of each image
        return Math.Exp(divergence.mean().item<double>());
    }
}
