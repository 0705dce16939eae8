using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The smallest game that one can watch: both networks live on the line, as in figure 1 of Goodfellow et al., "Generative Adversarial
/// Nets" (arXiv 1406.2661). The paper does not name the networks of its sketch; these are ours.
/// </summary>
public static class LineGan
{
    /// <summary>G: a number z in, a number x out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="width">Units in each of the two hidden layers.</param>
        public Generator(int width = 32) : base("Generator")
        {
            layers = Sequential(                    // (B, 1)
                Linear(1, width), Tanh(),           // (B, w)
                Linear(width, width), Tanh(),       // (B, w)
                Linear(width, 1));                  // (B, 1)
            RegisterComponents();
        }

        /// <param name="z">(B, 1), uniform in [-1, 1].</param>
        /// <returns>(B, 1).</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, 1));
    }

    /// <summary>D: a number x in, a logit out; sigmoid(logit) is the probability that x is from the data.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="width">Units in each of the two hidden layers.</param>
        public Discriminator(int width = 64) : base("Discriminator")
        {
            layers = Sequential(                    // (B, 1)
                Linear(1, width), Tanh(),           // (B, w)
                Linear(width, width), Tanh(),       // (B, w)
                Linear(width, 1), Flatten(0));      // (B)
            RegisterComponents();
        }

        /// <param name="x">(B, 1).</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor x) => layers.call(this.Checked("points", x, 1));
    }
}
