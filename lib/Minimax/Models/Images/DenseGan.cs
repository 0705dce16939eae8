using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// Small pairs of fully connected networks for small pictures, in two makes: layers with DCGAN's rules (arXiv 1511.06434), or residual blocks without
/// normalisation, as in R3GAN, Huang et al., "The GAN is dead; long live the GAN!" (arXiv 2501.05441), section 4.
/// </summary>
/// <remarks>Deviation: the papers' networks are convolutional. Pictures of 14×14 are small enough to do without, and a step takes milliseconds.</remarks>
public static class DenseGan
{
    private const double LeakySlope = 0.2; // as in DCGAN

    /// <summary>How both networks are built.</summary>
    public enum Make
    {
        /// <summary>Layers, with batch normalisation inside both networks.</summary>
        Normalised,

        /// <summary>Layers, and a D without batch normalisation: a penalty on its slope at a picture needs scores that depend on it alone.</summary>
        PlainD,

        /// <summary>Residual blocks, and no normalisation in either.</summary>
        Residual,
    }

    /// <summary>G: a latent vector in, a picture out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly long[] picture;

        /// <param name="make">How it is built.</param>
        /// <param name="side">Pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="latent">The length of z.</param>
        /// <param name="width">Hidden units.</param>
        public Generator(Make make = Make.Residual, int side = 14, int channels = 3, int latent = 64, int width = 256) : base("Generator")
        {
            (Latent, picture) = (latent, [-1, channels, side, side]);
            Module<Tensor, Tensor>[] Layer(int from) => [Linear(from, width, hasBias: false), BatchNorm1d(width), ReLU(inplace: true)];
            Module<Tensor, Tensor>[] hidden = make == Make.Residual                                     // (B, latent) to (B, w)
                ? [Linear(latent, width), new Block(width), new Block(width), LeakyReLU(LeakySlope)]
                : [.. Layer(latent), .. Layer(width), .. Layer(width)];
            layers = Sequential([.. hidden, Linear(width, channels * side * side), Tanh()]);            // (B, channels · s · s)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent)).view(picture);
    }

    /// <summary>D: a picture in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly long[] picture;

        /// <param name="make">How it is built.</param>
        /// <param name="side">Pixels a side.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Hidden units.</param>
        public Discriminator(Make make = Make.Residual, int side = 14, int channels = 3, int width = 256) : base("Discriminator")
        {
            picture = [channels, side, side];
            var pixels = channels * side * side;
            Module<Tensor, Tensor>[] Normal() => make == Make.Normalised ? [BatchNorm1d(width)] : [];
            Module<Tensor, Tensor>[] hidden = make == Make.Residual                                     // (B, pixels) to (B, w)
                ? [Linear(pixels, width), new Block(width), new Block(width), LeakyReLU(LeakySlope)]
                : [Linear(pixels, width), LeakyReLU(LeakySlope), Linear(width, width), .. Normal(), LeakyReLU(LeakySlope),
                    Linear(width, width), .. Normal(), LeakyReLU(LeakySlope)];
            layers = Sequential([Flatten(), .. hidden, Linear(width, 1)]);                              // (B, 1)
            RegisterComponents();
        }

        /// <param name="pictures">(B, channels, s, s) in [-1, 1].</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor pictures) => layers.call(this.Checked("pictures", pictures, picture)).view(-1);
    }

    /// <summary>
    /// x + f(x) with an f that begins at 0, so that a stack of blocks begins as the identity and needs no normalisation: Zhang et al., "Fixup
    /// Initialization" (arXiv 1901.09321), as R3GAN uses it.
    /// </summary>
    internal sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        public Block(int width) : base("Block")
        {
            var last = Linear(width, width, hasBias: false);
            layers = Sequential(LeakyReLU(LeakySlope), Linear(width, width), LeakyReLU(LeakySlope), last);
            RegisterComponents();
            init.zeros_(last.weight!);
        }

        /// <param name="x">(B, width).</param>
        /// <returns>(B, width).</returns>
        public override Tensor forward(Tensor x) => x + layers.call(x);
    }
}
