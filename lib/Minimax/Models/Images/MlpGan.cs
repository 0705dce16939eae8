using Minimax.Layers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The pair of networks that Goodfellow et al., "Generative Adversarial Nets" (arXiv 1406.2661), section 5, trained on MNIST: a generator
/// of rectifiers with a sigmoid output, a discriminator of <see cref="Maxout"/> units with dropout. Nothing in them knows that
/// neighbouring pixels belong together.
/// </summary>
/// <remarks>
/// The paper names the kinds of layers; the sizes are those of the configuration that its authors published. They began D's weights a
/// tenth as large, and G's last biases where the pixels' means are; here both networks begin in ±0.05, biases at 0. Their z has a variance of 1; this one's, uniform in
/// [-1, 1], has a third. The discriminator ends in a logit; the sigmoid belongs to the loss.
/// </remarks>
public static class MlpGan
{
    private const int Pixels = 28 * 28;
    private const double InitialRange = 0.05;  // weights begin uniform in ±0.05, biases at 0
    private const double InputDropout = 0.2;   // D sees 80 % of the pixels …
    private const double HiddenDropout = 0.5;  // … and half of its own hidden units
    private const int Pieces = 5;              // affine pieces of a maxout unit

    /// <summary>G: latents in, images in [0, 1] out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each of the two hidden layers.</param>
        public Generator(int latent = 100, int width = 1200) : base("Generator")
        {
            Latent = latent;
            layers = Sequential(                    // (B, latent)
                Linear(latent, width), ReLU(),      // (B, w)
                Linear(width, width), ReLU(),       // (B, w)
                Linear(width, Pixels), Sigmoid(),   // (B, 784)
                Unflatten(1, [1, 28, 28]));         // (B, 1, 28, 28)
            RegisterComponents();
            Initialisation.Uniform(this, InitialRange);
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), uniform in [-1, 1].</param>
        /// <returns>(B, 1, 28, 28) in [0, 1].</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent));
    }

    /// <summary>D: an image in, a logit out; sigmoid(logit) is the probability that the image is real.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="width">Maxout units in each of the two hidden layers.</param>
        public Discriminator(int width = 240) : base("Discriminator")
        {
            layers = Sequential(
                Flatten(), Dropout(InputDropout),                           // (B, 784)
                new Maxout(Pixels, width, Pieces), Dropout(HiddenDropout),  // (B, w)
                new Maxout(width, width, Pieces), Dropout(HiddenDropout),   // (B, w)
                Linear(width, 1), Flatten(0));                              // (B)
            RegisterComponents();
            Initialisation.Uniform(this, InitialRange);
        }

        /// <param name="images">(B, 1, 28, 28) in [0, 1].</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, 1, 28, 28));
    }
}
