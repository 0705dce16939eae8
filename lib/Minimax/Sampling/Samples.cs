using Minimax.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Sampling;

/// <summary>Draws from a generator, without a graph, and with batch normalisation by its running averages.</summary>
public static class Samples
{
    private const int BatchSize = 100; // samples made at once: few enough for a CPU to keep their features in its cache

    /// <summary>The samples of given latents.</summary>
    /// <param name="generator">(B, latent) to (B, …). It is in training mode again, or not, as it was.</param>
    /// <param name="latents">(N, latent).</param>
    /// <returns>(N, …).</returns>
    public static Tensor Of(Module<Tensor, Tensor> generator, Tensor latents) => Evaluation.Of(generator, generator.call, latents, BatchSize);
}
