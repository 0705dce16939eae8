using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The two networks with which Salimans et al., "Improved Techniques for Training GANs" (arXiv 1606.03498), section 5.1, learn MNIST from
/// few labels. Sizes and noise are those of the authors' published experiment.
/// </summary>
/// <remarks>
/// Their pixels lie in [0, 1], those of this course in [-1, 1]: the discriminator rescales what it is shown, and the generator what it
/// makes, so that noise of 0.3 means what it meant there.
/// </remarks>
public static class ImprovedGan
{
    private const double InputNoise = 0.3;  // on pixels in [0, 1]
    private const double HiddenNoise = 0.5; // on the hidden layers, whose units start with variance 1
    private const int Pixels = 28 * 28;

    /// <summary>G: a latent vector in, an image out, through two layers of softplus units with batch normalisation.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each hidden layer.</param>
        public Generator(int latent = 100, int width = 500) : base("Generator")
        {
            Latent = latent;
            layers = Sequential(                                                // (B, latent)
                Linear(latent, width), BatchNorm1d(width), Softplus(),          // (B, 500)
                Linear(width, width), BatchNorm1d(width), Softplus(),           // (B, 500)
                new WeightNormLinear(width, Pixels), Sigmoid());                // (B, 784)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), uniform in [0, 1).</param>
        /// <returns>(B, 1, 28, 28) in [-1, 1].</returns>
        public override Tensor forward(Tensor z) => ((layers.call(this.Checked("latents", z, Latent)) * 2) - 1).view(-1, 1, 28, 28);
    }

    /// <summary>D, which is the classifier as well: an image in, one logit a class out; the logit of "generated" is fixed at 0.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>, IFeatures
    {
        private readonly ModuleList<WeightNormLinear> hidden;
        private readonly GaussianNoise inputNoise = new(InputNoise);
        private readonly GaussianNoise hiddenNoise = new(HiddenNoise);
        private readonly WeightNormLinear head;

        /// <param name="classes">K.</param>
        /// <param name="widths">Units in the hidden layers; 1000, 500, 250, 250 and 250 if it is left out, as in the paper.</param>
        public Discriminator(int classes = 10, IReadOnlyList<int>? widths = null) : base("Discriminator")
        {
            widths ??= [1000, 500, 250, 250, 250];
            var inputs = widths.Prepend(Pixels);
            hidden = ModuleList([.. widths.Zip(inputs, (to, from) => new WeightNormLinear(from, to, trainScale: false))]); // as the authors' code has it
            head = new WeightNormLinear(widths[^1], classes);
            RegisterComponents();
        }

        /// <param name="images">(B, 1, 28, 28) in [-1, 1].</param>
        /// <returns>(B, K) logits.</returns>
        public override Tensor forward(Tensor images) => head.call(hiddenNoise.call(Features(images)));

        /// <summary>The last hidden layer, on which generated and real images are to agree on average.</summary>
        /// <param name="images">(B, 1, 28, 28) in [-1, 1].</param>
        /// <returns>(B, 250), at least 0.</returns>
        public Tensor Features(Tensor images)
        {
            var x = inputNoise.call((this.Checked("images", images, 1, 28, 28).flatten(1) + 1) / 2); // (B, 784) in [0, 1], and noise
            foreach (var layer in hidden)
            {
                if (!ReferenceEquals(layer, hidden[0])) x = hiddenNoise.call(x);
                x = functional.relu(layer.call(x));                             // (B, 1000), (B, 500), (B, 250) …
            }

            return x;
        }

        /// <summary>Starts every layer with outputs of mean 0 and variance 1 on these images: <see cref="WeightNormLinear.Initialise"/>.</summary>
        /// <param name="images">(B, 1, 28, 28) in [-1, 1]; the authors take 500.</param>
        public void Initialise(Tensor images)
        {
            using var scope = NewDisposeScope();
            var x = inputNoise.call((this.Checked("images", images, 1, 28, 28).flatten(1) + 1) / 2);
            foreach (var layer in hidden) x = hiddenNoise.call(functional.relu(layer.Initialise(x)));
            head.Initialise(x);
        }
    }
}
