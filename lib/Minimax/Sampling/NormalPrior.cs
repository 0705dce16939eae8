using static TorchSharp.torch;

namespace Minimax.Sampling;

/// <summary>z ~ N(0, I).</summary>
/// <param name="latent">The length of z.</param>
public sealed class NormalPrior(long latent) : IPrior
{
    public Tensor Draw(long count, Device? device = null) => randn(count, latent, device: device);
}
