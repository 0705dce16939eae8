using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of one level of Huang et al., "Stacked Generative Adversarial Networks" (arXiv 1612.04357): a classifier turns pictures into features
/// and features into classes, and a stack of generators goes the way back, each from what is above it and noise of its own.
/// </summary>
/// <remarks>Deviation: fully connected throughout; the paper's networks have convolutions where the classifier has them.</remarks>
public static class FeatureStack
{
    private const double LeakySlope = 0.2; // as in DCGAN

    /// <summary>G_i: features of the level above and noise in, features of this level out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly int inputs;

        /// <param name="inputs">Numbers of the level above and of the noise, together.</param>
        /// <param name="outputs">Numbers of this level.</param>
        /// <param name="last">What the outputs go through: a ReLU if that is what the classifier's do, a tanh for pixels.</param>
        /// <param name="width">Hidden units.</param>
        public Generator(int inputs, int outputs, Module<Tensor, Tensor> last, int width = 256) : base("Generator")
        {
            this.inputs = inputs;
            layers = Sequential(                                                        // (B, inputs)
                Linear(inputs, width, hasBias: false), BatchNorm1d(width), ReLU(),      // (B, w)
                Linear(width, width, hasBias: false), BatchNorm1d(width), ReLU(),       // (B, w)
                Linear(width, outputs), last);                                          // (B, outputs)
            RegisterComponents();
        }

        /// <param name="rows">(B, inputs): what is above, then noise.</param>
        /// <returns>(B, outputs).</returns>
        public override Tensor forward(Tensor rows) => layers.call(this.Checked("rows", rows, inputs));
    }

    /// <summary>D_i and Q_i, which share all but the last layer: is this of the classifier or of G_i, and with which noise was it made?</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly int numbers;

        /// <param name="numbers">Of this level.</param>
        /// <param name="noise">Of the noise that is read.</param>
        /// <param name="width">Hidden units.</param>
        public Discriminator(int numbers, int noise, int width = 256) : base("Discriminator")
        {
            this.numbers = numbers;
            layers = Sequential(                                                        // (B, numbers)
                Linear(numbers, width), LeakyReLU(LeakySlope),                          // (B, w)
                Linear(width, width), LeakyReLU(LeakySlope),                            // (B, w)
                Linear(width, 1 + noise));                                              // (B, 1 + noise)
            RegisterComponents();
        }

        /// <param name="features">(B, numbers).</param>
        /// <returns>(B, 1 + noise): a logit, then what the noise is taken for.</returns>
        public override Tensor forward(Tensor features) => layers.call(this.Checked("features", features, numbers));
    }
}
