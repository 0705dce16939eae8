using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The smallest networks for points in the plane: a game of theirs takes seconds, and everything that it does can be looked at. A small picture, too, is
/// a point: of as many dimensions as it has pixels.
/// </summary>
public static class PlaneNets
{
    private const double LeakySlope = 0.2; // as in DCGAN's discriminator
    private const int Plane = 2;           // dimensions

    /// <summary>G: a latent vector in, a point out. Nothing bounds where the point may lie.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="normalise">Whether hidden units are normalised over the batch.</param>
        /// <param name="dimensions">Of a point: d.</param>
        public Generator(int latent = 8, int width = 64, bool normalise = true, int dimensions = Plane) : base("Generator")
        {
            Latent = latent;
            Module<Tensor, Tensor>[] Normal() => normalise ? [BatchNorm1d(width)] : [];
            layers = Sequential([                                       // (B, latent)
                Linear(latent, width), .. Normal(), ReLU(),             // (B, width)
                Linear(width, width), .. Normal(), ReLU(),              // (B, width)
                Linear(width, dimensions)]);                            // (B, d)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent).</param>
        /// <returns>(B, d).</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent));
    }

    /// <summary>D, which is the classifier as well: a point in, one logit a class out.</summary>
    public sealed class Classifier : Module<Tensor, Tensor>, IFeatures
    {
        private readonly Sequential features;
        private readonly Linear head;
        private readonly int dimensions;

        /// <param name="classes">K.</param>
        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="dimensions">Of a point: d.</param>
        public Classifier(int classes = 2, int width = 64, int dimensions = Plane) : base("Classifier")
        {
            this.dimensions = dimensions;
            features = Hidden(dimensions, width);                                   // (B, width)
            head = Linear(width, classes);                              // (B, K)
            RegisterComponents();
        }

        /// <param name="points">(B, d).</param>
        /// <returns>(B, K) logits.</returns>
        public override Tensor forward(Tensor points) => head.call(Features(points));

        /// <summary>The last hidden layer, on which generated and real points are to agree on average.</summary>
        /// <param name="points">(B, d).</param>
        /// <returns>(B, width).</returns>
        public Tensor Features(Tensor points) => features.call(this.Checked("points", points, dimensions));
    }

    /// <summary>D: a point in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>, IFeatures, IFunctional
    {
        private readonly Sequential features;
        private readonly Sequential head;
        private readonly int dimensions;

        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="compares">Whether it compares the points of a batch with each other, by <see cref="MinibatchDiscrimination"/>.</param>
        /// <param name="dimensions">Of a point: d.</param>
        public Discriminator(int width = 64, bool compares = false, int dimensions = Plane) : base("Discriminator")
        {
            const int kernels = 16;
            this.dimensions = dimensions;
            features = Hidden(dimensions, width);                                   // (B, width)
            head = compares
                ? Sequential(new MinibatchDiscrimination(width, kernels), Linear(width + kernels, 1), Flatten(0))
                : Sequential(Linear(width, 1), Flatten(0));             // (B)
            RegisterComponents();
        }

        /// <param name="points">(B, d).</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor points) => head.call(Features(points));

        /// <inheritdoc/>
        /// <exception cref="NotSupportedException">It compares the points of a batch.</exception>
        public Tensor Call(Tensor examples, IReadOnlyList<Tensor> weights) =>
            Functional.Call([.. features.children(), .. head.children()], this.Checked("points", examples, dimensions), weights);

        /// <summary>The last hidden layer.</summary>
        /// <param name="points">(B, d).</param>
        /// <returns>(B, width).</returns>
        public Tensor Features(Tensor points) => features.call(this.Checked("points", points, dimensions));
    }

    private static Sequential Hidden(int dimensions, int width) => Sequential( // (B, d)
        Linear(dimensions, width), LeakyReLU(LeakySlope),               // (B, width)
        Linear(width, width), LeakyReLU(LeakySlope));                   // (B, width)
}
