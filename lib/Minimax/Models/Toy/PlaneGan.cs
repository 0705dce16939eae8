using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>A GAN whose samples are points in the plane: small enough to fail in seconds, and everything it does can be looked at.</summary>
public static class PlaneGan
{
    private const double LeakySlope = 0.2; // as in DCGAN's discriminator

    /// <summary>G: a latent vector in, a point out. Nothing bounds where the point may lie.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each hidden layer.</param>
        public Generator(int latent = 8, int width = 64) : base("Generator")
        {
            Latent = latent;
            layers = Sequential(                    // (B, latent)
                Linear(latent, width), ReLU(),      // (B, width)
                Linear(width, width), ReLU(),       // (B, width)
                Linear(width, 2));                  // (B, 2)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent).</param>
        /// <returns>(B, 2).</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent));
    }

    /// <summary>D: a point in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>, IFeatures
    {
        private readonly Sequential features;
        private readonly Sequential head;

        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="compares">Whether it compares the points of a batch with each other, by <see cref="MinibatchDiscrimination"/>.</param>
        public Discriminator(int width = 64, bool compares = false) : base("Discriminator")
        {
            const int kernels = 16;
            features = Sequential(                                      // (B, 2)
                Linear(2, width), LeakyReLU(LeakySlope),                // (B, width)
                Linear(width, width), LeakyReLU(LeakySlope));           // (B, width)
            head = compares
                ? Sequential(new MinibatchDiscrimination(width, kernels), Linear(width + kernels, 1), Flatten(0))
                : Sequential(Linear(width, 1), Flatten(0));             // (B)
            RegisterComponents();
        }

        /// <param name="points">(B, 2).</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor points) => head.call(Features(points));

        /// <summary>The last hidden layer.</summary>
        /// <param name="points">(B, 2).</param>
        /// <returns>(B, width).</returns>
        public Tensor Features(Tensor points) => features.call(this.Checked("points", points, 2));
    }
}
