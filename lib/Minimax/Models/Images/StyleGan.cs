using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The generator of Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks" (arXiv 1812.04948), in small, with the
/// modulated convolutions of StyleGAN2 (arXiv 1912.04958): a picture grows out of a learned constant, and z enters only as a style of each layer.
/// </summary>
/// <remarks>
/// Deviations: three layers of style, two of them at half the size; no noise inputs, no mixing while it trains, no regularisation of the path length.
/// </remarks>
public static class StyleGan
{
    private const double LeakySlope = 0.2; // as in the paper

    /// <summary>G: z to w, and a style of w for each size of the picture.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential mapping;
        private readonly Parameter constant;                 // (1, maps, s/2, s/2)
        private readonly Linear firstStyle, secondStyle, fineStyle;
        private readonly ModulatedConv2d first, second, fine;
        private readonly Conv2d paint;

        /// <param name="side">Pixels a side, even.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="latent">The length of z and of w.</param>
        /// <param name="maps">Feature maps at both sizes.</param>
        public Generator(int side = 14, int channels = 3, int latent = 64, int maps = 48) : base("Generator")
        {
            Latent = latent;
            mapping = Sequential(Linear(latent, latent), LeakyReLU(LeakySlope), Linear(latent, latent), LeakyReLU(LeakySlope), Linear(latent, latent));
            constant = Parameter(randn(1, maps, side / 2, side / 2));
            (firstStyle, secondStyle, fineStyle) = (Linear(latent, maps), Linear(latent, maps), Linear(latent, maps));
            (first, second, fine) = (new ModulatedConv2d(maps, maps, 3), new ModulatedConv2d(maps, maps, 3), new ModulatedConv2d(maps, maps, 3));
            paint = Conv2d(maps, channels, 1);
            RegisterComponents();
            foreach (var style in new[] { firstStyle, secondStyle, fineStyle }) init.ones_(style.bias!); // at first a style leaves most as it is
        }

        /// <summary>The length of z and of w.</summary>
        public int Latent { get; }

        /// <summary>The mapping network: w = f(z), which need not be normal.</summary>
        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, latent).</returns>
        public Tensor Map(Tensor z) => mapping.call(this.Checked("latents", z, Latent));

        /// <summary>Paints with a style for each size: the same w twice, or a mix of two.</summary>
        /// <param name="coarseW">(B, latent): decides at s/2 × s/2.</param>
        /// <param name="fineW">(B, latent): decides at s × s.</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        public Tensor Paint(Tensor coarseW, Tensor fineW)
        {
            var x = constant.expand(coarseW.shape[0], -1, -1, -1);                                      // (B, maps, s/2, s/2)
            x = functional.leaky_relu(first.call(x, firstStyle.call(coarseW)), LeakySlope);
            x = functional.leaky_relu(second.call(x, secondStyle.call(coarseW)), LeakySlope);
            x = functional.interpolate(x, scale_factor: [2, 2]);                                        // (B, maps, s, s)
            x = functional.leaky_relu(fine.call(x, fineStyle.call(fineW)), LeakySlope);
            return paint.call(x).tanh();                                                                // (B, channels, s, s)
        }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        public override Tensor forward(Tensor z)
        {
            var w = Map(z);
            return Paint(w, w);
        }
    }
}
