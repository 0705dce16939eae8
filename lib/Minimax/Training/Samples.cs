using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Training;

/// <summary>Draws from a generator, without a graph, and with batch normalisation by its running averages.</summary>
public static class Samples
{
    private const int BatchSize = 100; // samples made at once: few enough for a CPU to keep their features in its cache

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
            return cat([.. latents.split(BatchSize).Select(batch => OfBatch(generator, batch))]).MoveToOuterDisposeScope();
        }
        finally
        {
            generator.train(training);
        }
    }

    // Its own scope: what the layers leave behind goes before the next batch comes.
    private static Tensor OfBatch(Module<Tensor, Tensor> generator, Tensor batch)
    {
        using var scope = NewDisposeScope();
        return generator.call(batch).MoveToOuterDisposeScope();
    }
}
