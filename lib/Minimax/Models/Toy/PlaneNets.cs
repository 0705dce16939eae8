using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>The smallest networks for points in the plane: a game of theirs takes seconds, and everything that it does can be looked at.</summary>
public static class PlaneNets
{
    private const double LeakySlope = 0.2; // as in DCGAN's discriminator

    /// <summary>G: a latent vector in, a point out. Nothing bounds where the point may lie.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="normalise">Whether hidden units are normalised over the batch.</param>
        public Generator(int latent = 8, int width = 64, bool normalise = true) : base("Generator")
        {
            Latent = latent;
            Module<Tensor, Tensor>[] Normal() => normalise ? [BatchNorm1d(width)] : [];
            layers = Sequential([                                       // (B, latent)
                Linear(latent, width), .. Normal(), ReLU(),             // (B, width)
                Linear(width, width), .. Normal(), ReLU(),              // (B, width)
                Linear(width, 2)]);                                     // (B, 2)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent).</param>
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
            features = Hidden(width);                                   // (B, width)
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

    /// <summary>D: a point in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>, IFeatures, IFunctional
    {
        private readonly Sequential features;
        private readonly Sequential head;

        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="compares">Whether it compares the points of a batch with each other, by <see cref="MinibatchDiscrimination"/>.</param>
        public Discriminator(int width = 64, bool compares = false) : base("Discriminator")
        {
            const int kernels = 16;
            features = Hidden(width);                                   // (B, width)
            head = compares
                ? Sequential(new MinibatchDiscrimination(width, kernels), Linear(width + kernels, 1), Flatten(0))
                : Sequential(Linear(width, 1), Flatten(0));             // (B)
            RegisterComponents();
        }

        /// <param name="points">(B, 2).</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor points) => head.call(Features(points));

        /// <inheritdoc/>
        /// <exception cref="NotSupportedException">It compares the points of a batch.</exception>
        public Tensor Call(Tensor examples, IReadOnlyList<Tensor> weights) =>
            Functional.Call([.. features.children(), .. head.children()], this.Checked("points", examples, 2), weights);

        /// <summary>The last hidden layer.</summary>
        /// <param name="points">(B, 2).</param>
        /// <returns>(B, width).</returns>
        public Tensor Features(Tensor points) => features.call(this.Checked("points", points, 2));
    }

    private static Sequential Hidden(int width) => Sequential(          // (B, 2)
        Linear(2, width), LeakyReLU(LeakySlope),                        // (B, width)
        Linear(width, width), LeakyReLU(LeakySlope));                   // (B, width)
}
