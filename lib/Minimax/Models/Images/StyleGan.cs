using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The generator of Karras et al., "A Style-Based Generator Architecture for Generative Adversarial Networks" (arXiv 1812.04948), in small, with the
/// modulated convolutions of StyleGAN2 (arXiv 1912.04958): a picture grows out of a learned constant, and z enters only as a style of each layer.
/// </summary>
/// <remarks>Deviations: one layer of style at each size but the first, where the paper has two.</remarks>
public static class StyleGan
{
    private const double LeakySlope = 0.2; // as in the paper

    /// <summary>G: z to w, and a style of w for each size of the picture.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential mapping;
        private readonly Parameter constant;                           // (1, maps, s₀, s₀), s₀ the smallest size
        private readonly ModuleList<Linear> styles = [];               // of each layer
        private readonly ModuleList<ModulatedConv2d> layers = [];      // two at the smallest size, one at each other
        private readonly Parameter? grain;                             // (layers): by how much the noise counts
        private readonly Conv2d paint;

        /// <param name="side">Pixels a side; each size has twice the side of the one before, and this is the last.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="latent">The length of z and of w.</param>
        /// <param name="maps">Feature maps at each size, the smallest first; 48 at two sizes, if it is left out.</param>
        /// <param name="noise">Whether each layer gets fresh noise, for what is left to chance in a picture. Its weight is learned, and 0 at first.</param>
        /// <exception cref="ArgumentException">The side cannot be halved as often as there are sizes.</exception>
        public Generator(int side = 14, int channels = 3, int latent = 64, IReadOnlyList<int>? maps = null, bool noise = false) : base("Generator")
        {
            maps ??= [48, 48];
            var smallest = maps.Count > 0 ? side >> (maps.Count - 1) : 0;
            if (smallest == 0 || smallest << (maps.Count - 1) != side)
                throw new ArgumentException($"A side of {side} is not {maps.Count} sizes, each twice the one before.", nameof(maps));
            Latent = latent;
            mapping = Sequential(Linear(latent, latent), LeakyReLU(LeakySlope), Linear(latent, latent), LeakyReLU(LeakySlope), Linear(latent, latent));
            constant = Parameter(randn(1, maps[0], smallest, smallest));
            (int From, int To)[] widths = [(maps[0], maps[0]), (maps[0], maps[0]), .. maps.Zip(maps.Skip(1))];
            foreach (var (from, _) in widths) styles.Add(Linear(latent, from));
            foreach (var (from, to) in widths) layers.Add(new ModulatedConv2d(from, to, 3));
            grain = noise ? Parameter(zeros(widths.Length)) : null;
            paint = Conv2d(maps[^1], channels, 1);
            RegisterComponents();
            foreach (var style in styles) init.ones_(style.bias!); // at first a style leaves most as it is
        }

        /// <summary>The length of z and of w.</summary>
        public int Latent { get; }

        /// <summary>
        /// Mixing regularisation (§3.1): of the batches that it paints while it trains, the share in which a second z takes over at a random size, so that D
        /// judges mixes as well and no style can count on its neighbour. The paper tries 0, 0.5, 0.9 and 1.
        /// </summary>
        public double Mixing { get; init; }

        /// <summary>The mapping network: w = f(z), which need not be normal.</summary>
        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, latent).</returns>
        public Tensor Map(Tensor z) => mapping.call(this.Checked("latents", z, Latent));

        /// <summary>Paints with a style for each size: the same w twice, or a mix of two.</summary>
        /// <param name="coarseW">(B, latent): decides at the smaller sizes.</param>
        /// <param name="fineW">(B, latent): decides at the larger ones.</param>
        /// <param name="from">The first size of the fine style, counted from 0.</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        public Tensor Paint(Tensor coarseW, Tensor fineW, int from = 1)
        {
            var x = constant.expand(coarseW.shape[0], -1, -1, -1);                                      // (B, maps, s₀, s₀)
            for (var i = 0; i < layers.Count; i++)
            {
                var size = Math.Max(0, i - 1);                                                          // two layers at the smallest
                if (size > 0) x = functional.interpolate(x, scale_factor: [2, 2]);                      // (B, maps, 2s, 2s)
                x = layers[i].call(x, styles[i].call(size < from ? coarseW : fineW));
                if (grain is not null) x += grain[i] * randn_like(x.narrow(1, 0, 1));                   // the same for all maps
                x = functional.leaky_relu(x, LeakySlope);
            }

            return paint.call(x).tanh();                                                                // (B, channels, s, s)
        }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        public override Tensor forward(Tensor z)
        {
            var w = Map(z);
            if (!training || Mixing == 0 || rand(1).item<float>() >= Mixing) return Paint(w, w);
            var from = (int)randint(1, Math.Max(layers.Count - 1, 2), [1]).item<long>();                // 1, 2, …, the largest size
            return Paint(w, Map(randn_like(z)), from);
        }
    }
}
