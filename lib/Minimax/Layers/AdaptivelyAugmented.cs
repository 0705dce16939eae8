using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Layers;

/// <summary>
/// A D that sees an image through <see cref="DiffAugment"/> with probability p, and a p that follows D: Karras et al., "Training Generative Adversarial
/// Networks with Limited Data" (arXiv 2006.06676), section 3. The surer D is of its data, the more is augmented.
/// </summary>
/// <remarks>
/// Deviations: the paper draws each of 18 transformations on its own, here an image passes all three or none; it looks at D every fourth batch, here at each.
/// </remarks>
public sealed class AdaptivelyAugmented : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> discriminator;
    private readonly Tensor p; // (): a buffer, so a checkpoint holds it
    private readonly double target;
    private readonly long images;

    /// <param name="discriminator">(B, C, H, W) to (B) scores, above 0 for what it takes for data.</param>
    /// <param name="images">Images in which p can go from 0 to 1; the paper's 500,000.</param>
    /// <param name="target">The r at which p stays; the paper's 0.6.</param>
    public AdaptivelyAugmented(Module<Tensor, Tensor> discriminator, long images = 500_000, double target = 0.6) : base("AdaptivelyAugmented")
    {
        (this.discriminator, this.images, this.target) = (discriminator, images, target);
        p = zeros([]);
        RegisterComponents();
    }

    /// <summary>How likely an image is augmented, from 0 to 1.</summary>
    public double P => p.item<float>();

    /// <summary>One step of p: up if r_t = E[sign D(x)] (equation 1) lies above the target, down if below.</summary>
    /// <param name="onData">(B) scores of data: as far as D knows them by heart, all are above 0.</param>
    public void Heed(Tensor onData)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var tooSure = (onData.sign().mean() - target).sign();
        p.add_(tooSure * ((double)onData.shape[0] / images)).clamp_(0, 1);
    }

    /// <param name="pictures">(B, C, H, W) in [-1, 1].</param>
    /// <returns>(B) scores.</returns>
    public override Tensor forward(Tensor pictures) =>
        discriminator.call(where(rand(pictures.shape[0], 1, 1, 1, device: pictures.device) < p, DiffAugment.Of(pictures), pictures));
}
