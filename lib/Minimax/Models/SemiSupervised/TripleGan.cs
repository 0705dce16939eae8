using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The generator and the discriminator of Li et al., "Triple Generative Adversarial Nets" (arXiv 1703.02291), for MNIST. Both are told
/// the label at every layer. The classifier, the third player, may be any network.
/// </summary>
/// <remarks>Deviation: the discriminator has three hidden layers instead of five; it costs two thirds.</remarks>
public static class TripleGan
{
    private const double InputNoise = 0.3;  // on pixels in [0, 1]
    private const double HiddenNoise = 0.5;
    private const int Pixels = 28 * 28;

    /// <summary>G: a latent vector and a label in, an image of that class out.</summary>
    public sealed class Generator : Module<Tensor, Tensor, Tensor>
    {
        private readonly int classes;
        private readonly Sequential first;
        private readonly Sequential second;
        private readonly WeightNormLinear last;

        /// <param name="classes">K.</param>
        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each hidden layer.</param>
        public Generator(int classes = 10, int latent = 100, int width = 500) : base("Generator")
        {
            (Latent, this.classes) = (latent, classes);
            first = Sequential(Linear(latent + classes, width), BatchNorm1d(width), Softplus());
            second = Sequential(Linear(width + classes, width), BatchNorm1d(width), Softplus());
            last = new WeightNormLinear(width + classes, Pixels);
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), uniform in [0, 1).</param>
        /// <param name="label">(B, K), each row 1 at its class and 0 elsewhere.</param>
        /// <returns>(B, 1, 28, 28) in [-1, 1].</returns>
        public override Tensor forward(Tensor z, Tensor label)
        {
            this.Checked("labels", label, classes);
            var x = first.call(cat([this.Checked("latents", z, Latent), label], 1)); // (B, 500)
            x = second.call(cat([x, label], 1));                                // (B, 500)
            x = last.call(cat([x, label], 1)).sigmoid();                        // (B, 784)
            return ((x * 2) - 1).view(-1, 1, 28, 28);
        }
    }

    /// <summary>D: an image and a label in, a logit out; sigmoid(logit) is the probability that the pair comes from the data.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor, Tensor>
    {
        private readonly ModuleList<WeightNormLinear> hidden;
        private readonly GaussianNoise inputNoise = new(InputNoise);
        private readonly GaussianNoise hiddenNoise = new(HiddenNoise);
        private readonly WeightNormLinear head;
        private readonly int classes;

        /// <param name="classes">K.</param>
        /// <param name="widths">Units in the hidden layers; 500, 250 and 250 if it is left out.</param>
        public Discriminator(int classes = 10, IReadOnlyList<int>? widths = null) : base("Discriminator")
        {
            widths ??= [500, 250, 250];
            this.classes = classes;
            hidden = ModuleList([.. widths.Zip(widths.Prepend(Pixels), (to, from) => new WeightNormLinear(from + classes, to))]);
            head = new WeightNormLinear(widths[^1] + classes, 1);
            RegisterComponents();
        }

        /// <param name="images">(B, 1, 28, 28) in [-1, 1].</param>
        /// <param name="label">(B, K), each row 1 at its class and 0 elsewhere.</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor images, Tensor label)
        {
            this.Checked("labels", label, classes);
            var x = inputNoise.call((this.Checked("images", images, 1, 28, 28).flatten(1) + 1) / 2); // (B, 784) in [0, 1], and noise
            foreach (var layer in hidden) x = hiddenNoise.call(functional.relu(layer.call(cat([x, label], 1))));
            return head.call(cat([x, label], 1)).view(-1);                      // (B)
        }
    }
}
