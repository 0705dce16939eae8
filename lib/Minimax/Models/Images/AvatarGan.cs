using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// Small networks for pictures of 64×64 in colour, the size of DCGAN's paper (arXiv 1511.06434), with what later years found out: G adds a
/// picture at each size to the doubled one before (Karras et al., StyleGAN2, arXiv 1912.04958, section 4.1), and D has no batch
/// normalisation, so that penalties on its slope are meant for one picture alone, but sees how much the pictures of a batch differ.
/// </summary>
/// <remarks>Deviation: StyleGAN2's generator knows styles and noise at each size; this one has DCGAN's layers.</remarks>
public static class AvatarGan
{
    private const double LeakySlope = 0.2; // as in DCGAN
    private const int Sizes = 4;           // of maps: 4, 8, 16, 32 pixels a side

    /// <summary>G: a latent vector in, a picture out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Module<Tensor, Tensor>> grow = [], paint = [];

        /// <param name="latent">The length of z.</param>
        /// <param name="width">Maps at 32 pixels a side; each smaller size has twice as many.</param>
        public Generator(int latent = 64, int width = 24) : base("Generator")
        {
            Latent = latent;
            var maps = width << (Sizes - 1);
            grow.Add(Up(ConvTranspose2d(latent, maps, 4, bias: false), maps));                      // (B, 8w, 4, 4)
            for (; maps > width; maps /= 2)
                grow.Add(Up(ConvTranspose2d(maps, maps / 2, 4, stride: 2, padding: 1, bias: false), maps / 2)); // (B, w', 2s, 2s)
            for (maps = width << (Sizes - 1); maps >= width; maps /= 2)
                paint.Add(ConvTranspose2d(maps, 3, 4, stride: 2, padding: 1));                      // (B, 3, 2s, 2s): a part of the picture
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, 3, 64, 64) in [-1, 1].</returns>
        public override Tensor forward(Tensor z)
        {
            var maps = grow[0].call(this.Checked("latents", z, Latent).view(-1, Latent, 1, 1));      // (B, 8w, 4, 4)
            var picture = paint[0].call(maps);                                                      // (B, 3, 8, 8)
            for (var i = 1; i < Sizes; i++)
            {
                maps = grow[i].call(maps);                                                          // (B, w', s, s)
                picture = functional.interpolate(picture, scale_factor: [2, 2]) + paint[i].call(maps); // (B, 3, 2s, 2s)
            }

            return picture.tanh();                                                                  // (B, 3, 64, 64)
        }
    }

    private static Sequential Up(ConvTranspose2d layer, int maps) => Sequential(layer, BatchNorm2d(maps), ReLU(inplace: true));

    /// <summary>D: a picture in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="width">Maps at 32 pixels a side; each smaller size has twice as many.</param>
        /// <param name="group">Pictures whose difference D sees; a batch is a multiple of it.</param>
        public Discriminator(int width = 24, int group = 8) : base("Discriminator")
        {
            Module<Tensor, Tensor>[] Halve(int from, int to) =>
                [Conv2d(from, to, 4, stride: 2, padding: 1), LeakyReLU(LeakySlope, inplace: true)];
            layers = Sequential([                                                                   // (B, 3, 64, 64)
                .. Halve(3, width), .. Halve(width, 2 * width),                                     // (B, 2w, 16, 16)
                .. Halve(2 * width, 4 * width), .. Halve(4 * width, 8 * width),                     // (B, 8w, 4, 4)
                new MinibatchStd(group), Conv2d(8 * width + 1, 1, 4)]);                             // (B, 1, 1, 1)
            RegisterComponents();
            Initialisation.Kaiming(this, LeakySlope);
        }

        /// <param name="pictures">(B, 3, 64, 64) in [-1, 1].</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor pictures) => layers.call(this.Checked("pictures", pictures, 3, 64, 64)).view(-1);
    }
}
