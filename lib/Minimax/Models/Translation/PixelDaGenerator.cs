using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// G(x, z) of Bousmalis et al., "Unsupervised Pixel-Level Domain Adaptation with Generative Adversarial Networks" (arXiv 1612.05424, figure 2): an
/// image of the source and noise in, an image of the target out. A linear layer makes a plane of the noise, which becomes one more channel of the image.
/// </summary>
/// <remarks>
/// Deviation: the residual blocks are <see cref="SrBlock"/>, whose slope below 0 is learnt; and the width and the number of the blocks are
/// parameters: the paper's network has 64 maps and 6 blocks.
/// </remarks>
public sealed class PixelDaGenerator : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear plane;
    private readonly Sequential layers;
    private readonly long[] image;

    /// <param name="imageSize">Pixels a side.</param>
    /// <param name="channels">1 for grey, 3 for colour, in and out.</param>
    /// <param name="latent">The length of z. The paper's has 10 numbers.</param>
    /// <param name="width">Feature maps.</param>
    /// <param name="blocks">Residual blocks.</param>
    public PixelDaGenerator(int imageSize = 28, int channels = 3, int latent = 10, int width = 64, int blocks = 6) : base("PixelDaGenerator")
    {
        (image, Latent) = ([channels, imageSize, imageSize], latent);
        plane = Linear(latent, imageSize * imageSize);
        layers = Sequential([                                                               // (B, channels + 1, s, s)
            Conv2d(channels + 1, width, 3, padding: 1), ReLU(inplace: true),                // (B, w, s, s)
            .. Enumerable.Range(0, blocks).Select(_ => new SrBlock(width)),
            Conv2d(width, channels, 3, padding: 1), Tanh()]);                               // (B, channels, s, s)
        RegisterComponents();
    }

    /// <summary>The length of z.</summary>
    public int Latent { get; }

    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <param name="z">(B, latent).</param>
    /// <returns>(B, channels, imageSize, imageSize) in [-1, 1].</returns>
    public override Tensor forward(Tensor images, Tensor z)
    {
        this.Checked("images", images, image);
        var noise = plane.call(this.Checked("latents", z, Latent)).view(-1, 1, image[1], image[2]);
        return layers.call(cat([images, noise], 1));
    }
}
