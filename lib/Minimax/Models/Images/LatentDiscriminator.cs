using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// D of the adversarial WAE of Tolstikhin et al., "Wasserstein Auto-Encoders" (arXiv 1711.01558): it tells codes of images from draws of the prior.
/// </summary>
/// <remarks>Deviation: the paper's has four hidden layers of 512 units; two of fewer do for a code of a few numbers.</remarks>
public sealed class LatentDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential layers;
    private readonly int latent;

    /// <param name="latent">The length of z.</param>
    /// <param name="width">Units in each hidden layer.</param>
    public LatentDiscriminator(int latent, int width = 128) : base("LatentDiscriminator")
    {
        this.latent = latent;
        layers = Sequential(                        // (B, latent)
            Linear(latent, width), ReLU(),          // (B, w)
            Linear(width, width), ReLU(),           // (B, w)
            Linear(width, 1), Flatten(0));          // (B)
        RegisterComponents();
    }

    /// <param name="z">(B, latent).</param>
    /// <returns>(B) logits.</returns>
    public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, latent));
}
