using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>The smallest networks that can play a semi-supervised game: for points in the plane, whose game can be looked at.</summary>
public static class PlaneNets
{
    private const double LeakySlope = 0.2; // as in DCGAN's discriminator

    /// <summary>G: a latent vector in, a point out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each hidden layer.</param>
        public Generator(int latent = 8, int width = 64) : base("Generator")
        {
            Latent = latent;
            layers = Sequential(                                        // (B, latent)
                Linear(latent, width), BatchNorm1d(width), ReLU(),      // (B, width)
                Linear(width, width), BatchNorm1d(width), ReLU(),       // (B, width)
                Linear(width, 2));                                      // (B, 2)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), uniform in [0, 1).</param>
        /// <returns>(B, 2).</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent));
    }

    /// <summary>D, which is the classifier as well: a point in, one logit a class out.</summary>
    public sealed class Classifier : Module<Tensor, Tensor>, IFeatures
    {
        private readonly Sequential features;
        private readonly Linear head;

        /// <param name="classes">K.</param>
        /// <param name="width">Units in each hidden layer.</param>
        public Classifier(int classes = 2, int width = 64) : base("Classifier")
        {
            features = Sequential(                                      // (B, 2)
                Linear(2, width), LeakyReLU(LeakySlope),                // (B, width)
                Linear(width, width), LeakyReLU(LeakySlope));           // (B, width)
            head = Linear(width, classes);                              // (B, K)
            RegisterComponents();
        }

        /// <param name="points">(B, 2).</param>
        /// <returns>(B, K) logits.</returns>
        public override Tensor forward(Tensor points) => head.call(Features(points));

        /// <summary>The last hidden layer, on which generated and real points are to agree on average.</summary>
        /// <param name="points">(B, 2).</param>
        /// <returns>(B, width).</returns>
        public Tensor Features(Tensor points) => features.call(this.Checked("points", points, 2));
    }
}
