using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>z ~ U[low, high), each number on its own.</summary>
/// <param name="latent">The length of z.</param>
/// <param name="low">The least that a number can be.</param>
/// <param name="high">What all numbers are below.</param>
public sealed class UniformPrior(long latent, double low = -1, double high = 1) : IPrior
{
    public Tensor Draw(long count, Device? device = null) => (rand(count, latent, device: device) * (high - low)) + low;
}
