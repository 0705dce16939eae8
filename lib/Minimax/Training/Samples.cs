using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Training;

/// <summary>Draws from a generator, without a graph, and with batch normalisation by its running averages.</summary>
public static class Samples
{
    private const int BatchSize = 500; // samples made at once: bounds the memory

    /// <summary>The samples of given latents.</summary>
    /// <param name="generator">(B, latent) to (B, …). It is in training mode again, or not, as it was.</param>
    /// <param name="latents">(N, latent).</param>
    /// <returns>(N, …).</returns>
    public static Tensor Of(Module<Tensor, Tensor> generator, Tensor latents)
    {
        var training = generator.training;
        generator.eval();
        try
        {
            using var scope = NewDisposeScope();
            using var still = no_grad();
            return cat([.. latents.split(BatchSize).Select(generator.call)]).MoveToOuterDisposeScope();
        }
        finally
        {
            generator.train(training);
        }
    }
}
