using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// Two of the four networks of Bao et al., "CVAE-GAN: Fine-Grained Image Generation through Asymmetric Training" (arXiv 1703.10155), for small
/// images: the encoder, and a discriminator that shows its features. The generator is <see cref="Dcgan.Generator"/> with the label at the end
/// of its latents, the classifier a <see cref="LeNet"/>.
/// </summary>
public static class CvaeGan
{
    /// <summary>E: an image and its label in, a Gaussian over latents out: q(z|x, c).</summary>
    public sealed class Encoder : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly long[] image;
        private readonly int length;

        /// <param name="latent">The length of z.</param>
        /// <param name="length">K: numbers of a label.</param>
        /// <param name="imageSize">28 or 32 pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
        public Encoder(int latent = 64, int length = 10, int imageSize = 28, int channels = 1, int width = 64) : base("Encoder")
        {
            (this.length, image) = (length, [channels, imageSize, imageSize]);
            layers = Sequential(                                                            // (B, channels + K, s, s)
                Dcgan.Downward(imageSize, channels + length, width),                        // (B, 4w, 4, 4)
                Conv2d(4 * width, 2 * latent, 4), Flatten(1));                              // (B, 2·latent)
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <param name="pairs">(B, channels·imageSize² + K): <see cref="Labelled"/> images in [-1, 1].</param>
        /// <returns>(B, 2·latent): means, then logarithms of variances.</returns>
        public override Tensor forward(Tensor pairs) => layers.call(Labelled.Planes(ConditionalGan.Checked(this, pairs, image, length), image));
    }

    /// <summary>D: an image in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>, IFeatures
    {
        private readonly Sequential features;
        private readonly Linear head;
        private readonly long[] image;

        /// <param name="imageSize">28 or 32 pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
        public Discriminator(int imageSize = 28, int channels = 1, int width = 64) : base("Discriminator")
        {
            image = [channels, imageSize, imageSize];
            features = Sequential(Dcgan.Downward(imageSize, channels, width), Flatten(1));  // (B, 64w)
            head = Linear(64 * width, 1);                                                   // (B, 1)
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor images) => Judge(Features(images));

        /// <summary>The last hidden layer.</summary>
        /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
        /// <returns>(B, 64·width).</returns>
        public Tensor Features(Tensor images) => features.call(this.Checked("images", images, image));

        /// <summary>The decision, from <see cref="Features"/>.</summary>
        /// <param name="seen">(B, 64·width).</param>
        /// <returns>(B) logits.</returns>
        public Tensor Judge(Tensor seen) => head.call(this.Checked("features", seen, head.weight!.shape[1])).view(-1);
    }
}
