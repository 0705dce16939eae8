using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Models;

/// <summary>
/// DA-GAN: Ma, Fu, Chen and Mei, "DA-GAN: Instance-level Image Translation by Deep Attention Generative Adversarial Networks" (arXiv 1802.06454). A network
/// looks at an image and names a region; what is translated is that region, and the rest of the image passes.
/// </summary>
public static class DaGan
{
    private const double LeakySlope = 0.2;

    /// <summary>Where to look: a soft box for each image, whose four numbers have gradients.</summary>
    public sealed class Attention : Module<Tensor, Tensor>
    {
        private const double Least = 0.1, Most = 0.9; // half the sides of a box: it can neither vanish nor be everything
        private readonly Sequential layers;
        private readonly int side;

        /// <param name="side">Of the images, a multiple of 8.</param>
        /// <param name="width">Maps of the first layer; the two after it have twice as many.</param>
        public Attention(int side = 32, int width = 16) : base("Attention")
        {
            this.side = side;
            var last = Linear(2 * width * (side / 8) * (side / 8), 4);
            layers = Sequential(
                Conv2d(3, width, 4, stride: 2, padding: 1), LeakyReLU(LeakySlope),                      // (B, w, s/2, s/2)
                Conv2d(width, 2 * width, 4, stride: 2, padding: 1), LeakyReLU(LeakySlope),              // (B, 2w, s/4, s/4)
                Conv2d(2 * width, 2 * width, 4, stride: 2, padding: 1), LeakyReLU(LeakySlope),          // (B, 2w, s/8, s/8)
                Flatten(), last);
            RegisterComponents();
            Initialisation.Kaiming(this, LeakySlope);
            init.zeros_(last.weight!);                                                                  // it begins in the middle, with half of each side
        }

        /// <summary>Of each image the centre and half the sides of its region, from border to border −1 … 1.</summary>
        /// <param name="images">(B, 3, side, side) in [-1, 1].</param>
        /// <returns>(B, 4): x, y, half the width, half the height.</returns>
        public override Tensor forward(Tensor images)
        {
            var said = layers.call(this.Checked("images", images, 3, side, side));                      // (B, 4)
            return cat([said.narrow(1, 0, 2).tanh(), Least + ((Most - Least) * said.narrow(1, 2, 2).sigmoid())], 1);
        }
    }

    /// <summary>x + M ⊙ c(x): the correction of an image, where the attention is.</summary>
    public sealed class Translator : Module<Tensor, Tensor>
    {
        private readonly Attention attention;
        private readonly CorrectionNet correction;

        /// <param name="attention">Where.</param>
        /// <param name="correction">What.</param>
        public Translator(Attention attention, CorrectionNet correction) : base("Translator")
        {
            (this.attention, this.correction) = (attention, correction);
            RegisterComponents();
        }

        /// <param name="images">(B, 3, s, s) in [-1, 1].</param>
        /// <returns>(B, 3, s, s), as far beyond [-1, 1] as the correction takes them.</returns>
        public override Tensor forward(Tensor images) => Translate(images, Mask(Attend(images), images.shape[3]));

        /// <summary>Where to look; see <see cref="Attention"/>.</summary>
        public Tensor Attend(Tensor images) => attention.call(images);

        /// <summary>The translation of what a mask shows.</summary>
        /// <param name="images">(B, 3, s, s) in [-1, 1].</param>
        /// <param name="mask">(B, 1, s, s), from 0 to 1.</param>
        public Tensor Translate(Tensor images, Tensor mask) => images + (mask * correction.Correction(images));
    }

    /// <summary>E max(0, 2a · 2b / 4 − free): the share of an image that boxes cover beyond what is free.</summary>
    /// <param name="boxes">(B, 4), as of <see cref="Attention"/>.</param>
    /// <param name="free">A share of the image.</param>
    public static Tensor Area(Tensor boxes, double free) => ((boxes.narrow(1, 2, 1) * boxes.narrow(1, 3, 1)) - free).clamp_min(0).mean();

    /// <summary>
    /// M = [h(x − x₀) − h(x − x₁)] [h(y − y₀) − h(y − y₁)], h(t) = 1 / (1 + e^(−kt)): nearly 1 inside of the box from (x₀, y₀) to (x₁, y₁), nearly 0
    /// outside, and with a slope at its sides, by which they learn.
    /// </summary>
    /// <param name="boxes">(B, 4), as of <see cref="Attention"/>.</param>
    /// <param name="side">Of the mask, in pixels.</param>
    /// <param name="sharpness">k: the larger, the steeper are the sides.</param>
    /// <returns>(B, 1, side, side), from 0 to 1.</returns>
    public static Tensor Mask(Tensor boxes, long side, double sharpness = 20)
    {
        var line = ((arange(side, device: boxes.device) + 0.5) * (2.0 / side)) - 1;                     // (s): the pixels' middles
        Tensor Along(int axis)
        {
            var (centre, half) = (boxes.narrow(1, axis, 1), boxes.narrow(1, 2 + axis, 1));              // (B, 1)
            return (sharpness * (line - centre + half)).sigmoid() - (sharpness * (line - centre - half)).sigmoid();
        }

        return Along(1).view(-1, 1, side, 1) * Along(0).view(-1, 1, 1, side);
    }
}
