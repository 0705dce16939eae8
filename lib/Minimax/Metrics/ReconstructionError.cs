using Minimax.Layers;
using Minimax.Sampling;
using Minimax.Training;
using TorchSharp.Modules;
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
    private const double LearningRate = 0.05; // Adam's: a latent of N(0, I) crosses its cloud in some sixty steps

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
        using var frozen = generator.Freeze();
        using var gradients = enable_grad();
        var wasTraining = generator.training;
        generator.eval();
        try
        {
            var x = examples.flatten(1).repeat(restarts, 1);                              // (R·N, …)
            var z = new Parameter(prior.Draw(x.shape[0], x.device));                      // (R·N, latent)
            var least = full([x.shape[0]], double.PositiveInfinity, x.dtype, x.device);
            using var adam = new FusedAdam([z], LearningRate);
            for (var step = 0; step <= steps; step++) Descend(generator, x, z, least, adam);
            return least.view(restarts, -1).amin([0]).MoveToOuterDisposeScope();
        }
        finally
        {
            generator.train(wasTraining);
        }
    }

    private static void Descend(Module<Tensor, Tensor> generator, Tensor x, Parameter z, Tensor least, FusedAdam adam)
    {
        using var scope = NewDisposeScope();
        var squared = (x - generator.call(z).flatten(1)).square().mean([1]);               // (R·N)
        adam.zero_grad();
        squared.sum().backward();                                                          // each latent's gradient is that of its own error
        least.copy_(least.minimum(squared.detach().sqrt()));
        adam.step();
    }
}
