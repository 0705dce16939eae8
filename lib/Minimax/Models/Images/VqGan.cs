using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The autoencoder of VQ-GAN in small, Esser, Rombach and Ommer, "Taming Transformers for High-Resolution Image Synthesis" (arXiv 2012.09841): a picture
/// becomes a grid of codes of a quarter of its side, and a picture again.
/// </summary>
/// <remarks>Deviation: the paper's networks are residual, normalised, have attention, and halve the side four times.</remarks>
public static class VqGan
{
    private const double LeakySlope = 0.2; // as in DCGAN

    /// <summary>E: a picture in, maps out, and the codebook that they are rounded to.</summary>
    public sealed class Encoder : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly VectorQuantiser codebook;
        private readonly int channels;

        /// <param name="codes">Codes to choose from.</param>
        /// <param name="length">The length of a code.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the first layer.</param>
        public Encoder(int codes, int length = 8, int channels = 1, int width = 16) : base("Encoder")
        {
            this.channels = channels;
            layers = Sequential(                                                                        // (B, channels, s, s)
                Conv2d(channels, width, 3, stride: 2, padding: 1), LeakyReLU(LeakySlope),                             // (B, w, s/2, s/2), rounded up
                Conv2d(width, 2 * width, 3, stride: 2, padding: 1), LeakyReLU(LeakySlope),                            // (B, 2w, s/4, s/4)
                Conv2d(2 * width, length, 1));                                                          // (B, length, s/4, s/4)
            codebook = new VectorQuantiser(codes, length);
            RegisterComponents();
        }

        /// <summary>What the maps are rounded to.</summary>
        public VectorQuantiser Codebook => codebook;

        /// <param name="pictures">(B, channels, s, s) in [-1, 1].</param>
        /// <returns>(B, length, s/4, s/4), rounded up; not yet codes.</returns>
        public override Tensor forward(Tensor pictures) => layers.call(this.Checked("pictures", pictures, channels, InputShape.Any, InputShape.Any));
    }

    /// <summary>G: codes in, a picture out.</summary>
    public sealed class Decoder : Module<Tensor, Tensor>
    {
        private readonly Conv2d first, second, third, paint;
        private readonly long side;
        private readonly int length;

        /// <param name="side">Pixels a side.</param>
        /// <param name="length">The length of a code.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the last layer but one.</param>
        public Decoder(int side = 14, int length = 8, int channels = 1, int width = 16) : base("Decoder")
        {
            (this.side, this.length) = (side, length);
            (first, second) = (Conv2d(length, 2 * width, 3, padding: 1), Conv2d(2 * width, width, 3, padding: 1));
            (third, paint) = (Conv2d(width, width, 3, padding: 1), Conv2d(width, channels, 3, padding: 1));
            RegisterComponents();
        }

        /// <summary>The weights of the layer that paints, where the two sides of a <see cref="Steps.VqGanStep"/> are compared.</summary>
        public Parameter Last => paint.weight!;

        /// <param name="codes">(B, length, s/4, s/4), rounded up.</param>
        /// <returns>(B, channels, s, s), near [-1, 1].</returns>
        public override Tensor forward(Tensor codes)
        {
            var (half, quarter) = ((side + 1) / 2, (side + 3) / 4);
            var x = Bent(first.call(this.Checked("codes", codes, length, quarter, quarter)));           // (B, 2w, s/4, s/4)
            x = Bent(second.call(functional.interpolate(x, [half, half])));                             // (B, w, s/2, s/2)
            x = Bent(third.call(functional.interpolate(x, [side, side])));                              // (B, w, s, s)
            return paint.call(x);                                                                       // not squashed: black would have no slope

            static Tensor Bent(Tensor maps) => functional.leaky_relu(maps, LeakySlope);
        }
    }
}
