using Minimax.Editing;
using Minimax.Sampling;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Metrics;

/// <summary>
/// The minimum reconstruction error of Qi, "Loss-Sensitive Generative Adversarial Networks on Lipschitz Densities" (arXiv 1701.06264):
/// min_z ‖x − G(z)‖, how near a generator can come to an image. Small on its training images and large on others, it has learnt them by heart.
/// </summary>
/// <remarks>
/// The norm here is the root mean square over the numbers of an example. The descent on z may end in a valley that is not the deepest: it
/// starts several times, and what it finds is an upper bound that falls with steps and restarts. Compare only numbers of the same settings.
/// </remarks>
public static class ReconstructionError
{
    /// <summary>The least error found for each example.</summary>
    /// <param name="generator">(B, latent) to (B, …). It is used as after training: batch normalisation by its running averages.</param>
    /// <param name="examples">(N, …).</param>
    /// <param name="prior">Where the descents start.</param>
    /// <param name="steps">Of each descent; 0 takes the best of the starts.</param>
    /// <param name="restarts">Descents for each example, all at once: the memory that is needed grows with them.</param>
    /// <returns>(N).</returns>
    public static Tensor Of(Module<Tensor, Tensor> generator, Tensor examples, IPrior prior, int steps = 200, int restarts = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(restarts, 1);
        using var scope = NewDisposeScope();
        var x = examples.flatten(1).repeat(restarts, 1);                                       // (R·N, …)
        var least = full([x.shape[0]], double.PositiveInfinity, x.dtype, x.device);
        var descent = new Projection(generator) { Steps = steps, See = (_, _, squared) => least.copy_(least.minimum(squared)) };
        descent.Of(prior.Draw(x.shape[0], x.device), images => (x - images.flatten(1)).square().mean([1]));
        return least.sqrt().view(restarts, -1).amin([0]).MoveToOuterDisposeScope();
    }
}
