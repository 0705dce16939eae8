using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>p(z): what a generator's randomness comes from.</summary>
public interface IPrior
{
    /// <summary>Draws latents.</summary>
    /// <param name="count">How many.</param>
    /// <param name="device">Where to; the CPU if it is left out.</param>
    /// <returns>(count, latent).</returns>
    Tensor Draw(long count, Device? device = null);
}
