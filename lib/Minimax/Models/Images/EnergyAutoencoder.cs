using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A discriminator for <see cref="Objectives.EnergyBased"/>: Zhao, Mathieu and LeCun, "Energy-based Generative
/// Adversarial Networks" (arXiv 1609.03126), section 2.3. It encodes an image into a short code, decodes that, and calls what was lost the
/// image's energy. What it was trained to rebuild it rebuilds well: data lie where the energy is low.
/// </summary>
/// <remarks>
/// Deviations: the encoder is <see cref="Dcgan"/>'s discriminator without normalisation and the decoder its generator, so that the
/// networks are those of the other objectives; the energy is the mean square over the pixels, where the paper writes a norm.
/// </remarks>
public sealed class EnergyAutoencoder : Module<Tensor, Tensor>, IFeatures
{
    private readonly Sequential encoder;
    private readonly Dcgan.Generator decoder;
    private readonly long[] image;

    /// <param name="width">Feature maps in the encoder's first layer and in the decoder's last hidden one.</param>
    /// <param name="code">The length of the code.</param>
    /// <param name="imageSize">28 or 32 pixels a side.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageSize"/> is neither 28 nor 32.</exception>
    public EnergyAutoencoder(int width = 64, int code = 32, int imageSize = 28, int channels = 1) : base("EnergyAutoencoder")
    {
        image = [channels, imageSize, imageSize];
        var kernel = imageSize == 28 ? 3 : 4;                                                       // as Dcgan's: 7 or 8 pixels become 4
        encoder = Sequential(                                                                       // (B, channels, s, s)
            Conv2d(channels, width, 4, stride: 2, padding: 1), LeakyReLU(Dcgan.LeakySlope),         // (B, w, s/2, s/2)
            Conv2d(width, 2 * width, 4, stride: 2, padding: 1), LeakyReLU(Dcgan.LeakySlope),        // (B, 2w, s/4, s/4)
            Conv2d(2 * width, 4 * width, kernel, stride: 2, padding: 1), LeakyReLU(Dcgan.LeakySlope), // (B, 4w, 4, 4)
            Conv2d(4 * width, code, 4), Flatten());                                                 // (B, code)
        decoder = new Dcgan.Generator(imageSize, channels, latent: code, width: width);
        RegisterComponents();
        Initialisation.Normal(encoder, Dcgan.InitialStd);
    }

    /// <summary>The energies: mean square of what the code lost.</summary>
    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B), at least 0.</returns>
    public override Tensor forward(Tensor images) => (Rebuilt(images) - images).square().mean([1, 2, 3]);

    /// <summary>Dec(Enc(x)).</summary>
    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B, channels, imageSize, imageSize) in [-1, 1].</returns>
    public Tensor Rebuilt(Tensor images) => decoder.call(Features(images));

    /// <summary>Enc(x), the code.</summary>
    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B, code).</returns>
    public Tensor Features(Tensor images) => encoder.call(this.Checked("images", images, image));
}
