using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// Three discriminators of <see cref="Labelled"/> images, on DCGAN's convolutions: one sees the label beside the image, one projects it on what
/// it sees, one has to guess it. Their generator is <see cref="Dcgan.Generator"/> with the label at the end of its latents, in a <see cref="WithLabel"/>.
/// </summary>
public static class ConditionalGan
{
    /// <summary>
    /// D(x, y) of Mirza and Osindero, "Conditional Generative Adversarial Nets" (arXiv 1411.1784): the label is part of the input. Each number
    /// of it is a plane of that value, beside the image's channels.
    /// </summary>
    /// <remarks>Deviation: the paper's networks have maxout and no convolutions, and join image and label in a hidden layer.</remarks>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly long[] image;
        private readonly int length;

        /// <param name="length">K: numbers of a label.</param>
        /// <param name="imageSize">28 or 32 pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
        public Discriminator(int length = 10, int imageSize = 28, int channels = 1, int width = 64) : base("Discriminator")
        {
            (this.length, image) = (length, [channels, imageSize, imageSize]);
            layers = Sequential(                                                            // (B, channels + K, s, s)
                Dcgan.Downward(imageSize, channels + length, width),                        // (B, 4w, 4, 4)
                Conv2d(4 * width, 1, 4), Flatten(0));                                       // (B)
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <param name="pairs">(B, channels·imageSize² + K): <see cref="Labelled"/> images in [-1, 1].</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor pairs) => layers.call(Labelled.Planes(Checked(this, pairs, image, length), image));
    }

    /// <summary>
    /// D(x, y) of Miyato and Koyama, "cGANs with Projection Discriminator" (arXiv 1802.05637), equation 4: f(x, y) = ψ(φ(x)) + yᵀV φ(x). The label
    /// chooses the direction in which D looks at its own features.
    /// </summary>
    /// <remarks>Deviation: the paper sums φ over the image's places; here V has a weight for each of them, as ψ has.</remarks>
    public sealed class Projection : Module<Tensor, Tensor>
    {
        private readonly Reader reader;
        private readonly long[] image;
        private readonly int length;

        /// <inheritdoc cref="Discriminator(int, int, int, int)"/>
        public Projection(int length = 10, int imageSize = 28, int channels = 1, int width = 64) : base("Projection")
        {
            (this.length, image) = (length, [channels, imageSize, imageSize]);
            reader = new Reader(length, imageSize, channels, width);
            RegisterComponents();
        }

        /// <inheritdoc cref="Discriminator.forward"/>
        public override Tensor forward(Tensor pairs)
        {
            var (images, labels) = Labelled.Split(Checked(this, pairs, image, length), image);
            var outputs = reader.Read(images);                                              // (B, 1 + K): ψ(φ(x)), then V φ(x)
            return outputs.select(1, 0) + (labels * Labelled.Last(outputs, length)).sum(1); // (B)
        }
    }

    /// <summary>
    /// D of AC-GAN (arXiv 1610.09585), and with a code in the place of the label D and Q of InfoGAN (arXiv 1606.03657): it does not look at
    /// the label; it says "real" or "false", and what it takes the label for. All but the last layer is shared.
    /// </summary>
    public sealed class Reader : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly long[] image;
        private readonly int length;

        /// <inheritdoc cref="Discriminator(int, int, int, int)"/>
        public Reader(int length = 10, int imageSize = 28, int channels = 1, int width = 64) : base("Reader")
        {
            (this.length, image) = (length, [channels, imageSize, imageSize]);
            layers = Sequential(                                                            // (B, channels, s, s)
                Dcgan.Downward(imageSize, channels, width),                                 // (B, 4w, 4, 4)
                Conv2d(4 * width, 1 + length, 4), Flatten(1));                              // (B, 1 + K)
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <param name="pairs">(B, channels·imageSize² + K): <see cref="Labelled"/> images in [-1, 1]; their labels are not looked at.</param>
        /// <returns>(B, 1 + K): the logit of "real", then what is read.</returns>
        public override Tensor forward(Tensor pairs) => Read(Labelled.Split(Checked(this, pairs, image, length), image).Examples);

        /// <summary>The same of images alone.</summary>
        /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
        public Tensor Read(Tensor images) => layers.call(this.Checked("images", images, image));
    }

    internal static Tensor Checked(Module network, Tensor pairs, long[] image, int length) =>
        network.Checked("pairs", pairs, (image[0] * image[1] * image[2]) + length);
}
