using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// PG-GAN: Karras, Aila, Laine and Lehtinen, "Progressive Growing of GANs for Improved Quality, Stability, and Variation" (arXiv 1710.10196), table 2
/// in small. Both networks have all their stages from the start; a <see cref="Growth"/> says which of them are in use.
/// </summary>
public static class GrowingGan
{
    private const double LeakySlope = 0.2; // as in the paper
    private const int Widest = 4;          // maps grow by no more than this towards the small stages: the paper's 512 are 32 times its 16

    private static int Maps(Growth growth, int width, int stage) => width * Math.Min(1 << (growth.Stages - 1 - stage), Widest);

    private static Module<Tensor, Tensor>[] Convolve(int from, int to, bool norm = false) =>
        [new EqualisedRate(Conv2d(from, to, 3, padding: 1)), .. Activate(norm)];

    private static Module<Tensor, Tensor>[] Activate(bool norm) => norm ? [LeakyReLU(LeakySlope), new PixelNorm()] : [LeakyReLU(LeakySlope)];

    /// <summary>G: a latent vector in, a picture of the stage's size out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Growth growth;
        private readonly ModuleList<Module<Tensor, Tensor>> blocks = [], paint = [];

        /// <param name="growth">Says which stages are in use.</param>
        /// <param name="latent">The length of z.</param>
        /// <param name="width">Maps of the last stage; earlier ones have up to four times as many.</param>
        /// <param name="norm">Whether a <see cref="PixelNorm"/> follows each layer; the latents pass one in any case.</param>
        public Generator(Growth growth, int latent = 32, int width = 16, bool norm = true) : base("Generator")
        {
            (this.growth, Latent) = (growth, latent);
            var maps = Maps(growth, width, 0);
            blocks.Add(Sequential([new PixelNorm(), new EqualisedRate(Linear(latent, maps * 16)), Unflatten(1, [maps, 4, 4]), // z on a sphere, as in the paper
                .. Activate(norm), .. Convolve(maps, maps, norm)]));                                 // (B, maps, 4, 4)
            for (var stage = 0; stage < growth.Stages; stage++)
            {
                var (from, to) = (maps, maps = Maps(growth, width, stage));
                if (stage > 0) blocks.Add(Sequential([Upsample(scale_factor: [2, 2]), .. Convolve(from, to, norm), .. Convolve(to, to, norm)]));
                paint.Add(new EqualisedRate(Conv2d(to, 3, 1), gain: 1));                            // (B, 3, s, s): no tanh
            }

            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, 3, s, s), s the stage's side.</returns>
        public override Tensor forward(Tensor z)
        {
            var maps = blocks[0].call(this.Checked("latents", z, Latent));                          // (B, maps, 4, 4)
            var before = maps;
            for (var stage = 1; stage <= growth.Stage; stage++) (before, maps) = (maps, blocks[stage].call(maps)); // (B, maps, s, s)
            var picture = paint[growth.Stage].call(maps);                                           // (B, 3, s, s)
            return growth.IsFading ? growth.Fade(paint[growth.Stage - 1].call(before), picture) : picture;
        }
    }

    /// <summary>D: a picture of the stage's size in, a score out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Growth growth;
        private readonly ModuleList<Module<Tensor, Tensor>> blocks = [], read = [];

        /// <param name="growth">That of the generator.</param>
        /// <param name="width">Maps of the last stage; earlier ones have up to four times as many.</param>
        /// <param name="group">Pictures whose difference D sees; a batch is a multiple of it.</param>
        public Discriminator(Growth growth, int width = 16, int group = 8) : base("Discriminator")
        {
            this.growth = growth;
            var maps = Maps(growth, width, 0);
            blocks.Add(Sequential([new MinibatchStd(group), .. Convolve(maps + 1, maps), Flatten(),
                new EqualisedRate(Linear(maps * 16, maps)), LeakyReLU(LeakySlope), new EqualisedRate(Linear(maps, 1), gain: 1)])); // (B, 1)
            for (var stage = 0; stage < growth.Stages; stage++)
            {
                var (to, from) = (maps, maps = Maps(growth, width, stage));
                if (stage > 0) blocks.Add(Sequential([.. Convolve(from, from), .. Convolve(from, to), AvgPool2d(2)])); // (B, to, s/2, s/2)
                read.Add(Sequential(new EqualisedRate(Conv2d(3, from, 1)), LeakyReLU(LeakySlope)));  // (B, from, s, s)
            }

            RegisterComponents();
        }

        /// <param name="pictures">(B, 3, s, s), s the stage's side.</param>
        /// <returns>(B) scores.</returns>
        public override Tensor forward(Tensor pictures)
        {
            var maps = read[growth.Stage].call(this.Checked("pictures", pictures, 3, growth.Side, growth.Side)); // (B, maps, s, s)
            for (var stage = growth.Stage; stage > 0; stage--)
            {
                maps = blocks[stage].call(maps);                                                    // (B, maps', s/2, s/2)
                if (stage == growth.Stage && growth.IsFading) maps = Faded(maps, pictures);
            }

            return blocks[0].call(maps).view(-1);
        }

        // (1 − α) what the stage before reads of the picture at half the size + α what the new one makes of it.
        private Tensor Faded(Tensor maps, Tensor pictures) =>
            ((1 - growth.Alpha) * read[growth.Stage - 1].call(functional.avg_pool2d(pictures, 2))) + (growth.Alpha * maps);
    }
}
