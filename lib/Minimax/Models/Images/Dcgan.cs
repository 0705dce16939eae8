using Minimax.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The pair of networks of Radford, Metz and Chintala, "Unsupervised Representation Learning with Deep Convolutional Generative
/// Adversarial Networks" (arXiv 1511.06434), section 3: strided convolutions instead of pooling, batch normalisation everywhere but in
/// the generator's output and the discriminator's input, ReLU and a tanh output in the generator, LeakyReLU in the discriminator, no
/// fully connected hidden layers.
/// </summary>
/// <remarks>
/// Deviation: the paper's images are 64×64 and its widest layer has 1,024 maps. These networks are for 28×28 and 32×32, so one layer
/// is gone, and the width is a parameter. The discriminator ends in a logit; the sigmoid belongs to the loss, where it is stable.
/// </remarks>
public static class Dcgan
{
    internal const double LeakySlope = 0.2; // section 3: the slope of the leak in all of the discriminator's layers
    internal const double InitialStd = 0.02; // section 4: all weights from N(0, 0.02)

    /// <summary>G: a latent vector in, an image in [-1, 1] out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="imageSize">28 or 32 pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="latent">The length of z.</param>
        /// <param name="width">Feature maps in the last hidden layer; each earlier one has twice as many.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageSize"/> is neither 28 nor 32.</exception>
        public Generator(int imageSize = 28, int channels = 1, int latent = 100, int width = 64) : base("Generator")
        {
            var (kernel, stride, padding) = SevenOrEight(imageSize);
            Latent = latent;
            layers = Sequential(                                                                        // (B, latent, 1, 1)
                ConvTranspose2d(latent, 4 * width, 4, bias: false),                                     // (B, 4w, 4, 4)
                BatchNorm2d(4 * width), ReLU(inplace: true),
                ConvTranspose2d(4 * width, 2 * width, kernel, stride, padding, bias: false),            // (B, 2w, s/4, s/4)
                BatchNorm2d(2 * width), ReLU(inplace: true),
                ConvTranspose2d(2 * width, width, 4, stride: 2, padding: 1, bias: false),               // (B, w, s/2, s/2)
                BatchNorm2d(width), ReLU(inplace: true),
                ConvTranspose2d(width, channels, 4, stride: 2, padding: 1, bias: false), Tanh());       // (B, channels, s, s)
            RegisterComponents();
            Initialisation.Normal(this, InitialStd);
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, channels, imageSize, imageSize) in [-1, 1].</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent).view(-1, Latent, 1, 1));
    }

    /// <summary>D: an image in, a logit out; sigmoid(logit) is the probability that the image is real.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential features;
        private readonly Conv2d head;
        private readonly long[] image;

        /// <param name="imageSize">28 or 32 pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
        /// <param name="normalise">
        /// False puts biases in the place of batch normalisation: for a critic under a gradient penalty, whose score of an image must not
        /// depend on the other images of the batch.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageSize"/> is neither 28 nor 32.</exception>
        public Discriminator(int imageSize = 28, int channels = 1, int width = 64, bool normalise = true) : base("Discriminator")
        {
            image = [channels, imageSize, imageSize];
            features = Downward(imageSize, channels, width, normalise);                                 // (B, 4w, 4, 4)
            head = Conv2d(4 * width, 1, 4, bias: false);                                                // (B, 1, 1, 1)
            RegisterComponents();
            Initialisation.Normal(this, InitialStd);
        }

        /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor images) => head.call(features.call(this.Checked("images", images, image))).view(-1);

        /// <summary>What section 5.1 of the paper hands to a linear classifier: all hidden layers, each max-pooled to 4×4.</summary>
        /// <param name="images">(B, channels, imageSize, imageSize) in [-1, 1].</param>
        /// <returns>(B, 7·width, 4, 4).</returns>
        public Tensor Features(Tensor images)
        {
            var layers = new List<Tensor>();
            var x = this.Checked("images", images, image);
            for (var i = 0; i < features.Count; i++)
            {
                x = features[i].call(x);
                if (features[i] is LeakyReLU) layers.Add(functional.adaptive_max_pool2d(x, [4, 4]));
            }

            return cat([.. layers], 1);
        }
    }

    /// <summary>D's hidden layers: (B, channels, imageSize, imageSize) to (B, 4·width, 4, 4).</summary>
    internal static Sequential Downward(int imageSize, int channels, int width, bool normalise = true)
    {
        var (kernel, stride, padding) = SevenOrEight(imageSize);
        Module<Tensor, Tensor>[] Normal(int maps) => normalise ? [BatchNorm2d(maps)] : [];
        return Sequential([                                                                             // (B, channels, s, s)
            Conv2d(channels, width, 4, stride: 2, padding: 1, bias: false),                             // (B, w, s/2, s/2)
            LeakyReLU(LeakySlope, inplace: true),
            Conv2d(width, 2 * width, 4, stride: 2, padding: 1, bias: !normalise),                       // (B, 2w, s/4, s/4)
            .. Normal(2 * width), LeakyReLU(LeakySlope, inplace: true),
            Conv2d(2 * width, 4 * width, kernel, stride, padding, bias: !normalise),                    // (B, 4w, 4, 4)
            .. Normal(4 * width), LeakyReLU(LeakySlope, inplace: true)]);
    }

    // 4 ↔ 7 pixels needs a kernel of 3 (28 = 4·7), 4 ↔ 8 one of 4 (32 = 4·8).
    private static (int Kernel, int Stride, int Padding) SevenOrEight(int imageSize) => imageSize switch
    {
        28 => (3, 2, 1),
        32 => (4, 2, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(imageSize), imageSize, "DCGAN is built here for images of 28 or 32 pixels a side."),
    };
}
