using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>E: an image in, some numbers out, such as the latent from which <see cref="Dcgan.Generator"/> would paint it. It is DCGAN's D with another head.</summary>
public sealed class ImageEncoder : Module<Tensor, Tensor>
{
    private readonly Sequential layers;
    private readonly long[] image;

    /// <param name="outputs">Numbers of an image: the length of z, or twice as many for a <see cref="Objectives.GaussianCode"/>.</param>
    /// <param name="imageSize">28 or 32 pixels a side.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
    public ImageEncoder(int outputs, int imageSize = 28, int channels = 1, int width = 64) : base("ImageEncoder")
    {
        image = [channels, imageSize, imageSize];
        layers = Sequential(                                            // (B, channels, s, s)
            Dcgan.Downward(imageSize, channels, width), Flatten(1),     // (B, 64w)
            Linear(64 * width, outputs));                               // (B, outputs)
        RegisterComponents();
        Initialisation.Kaiming(this, Dcgan.LeakySlope);
    }

    /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
    /// <returns>(B, outputs).</returns>
    public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, image));
}
