using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// LAPGAN: Denton, Chintala, Szlam and Fergus, "Deep Generative Image Models using a Laplacian Pyramid of Adversarial Networks" (arXiv 1506.05751). Each
/// level of a Laplacian pyramid has a game of its own, in which G adds details to the level above, made twice as large, and D sees that with the
/// picture: a <see cref="PatchDiscriminator"/> of six channels, and pix2pix's step without its distance.
/// </summary>
public static class LaplacianGan
{
    private const double LeakySlope = 0.2; // as in DCGAN

    /// <summary>G: a blurred picture in, the same with details out. It knows no size: what it does to a pixel depends on its surroundings.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="width">Maps of each hidden layer.</param>
        public Generator(int width = 32) : base("Generator")
        {
            layers = Sequential(
                Conv2d(3 + 1, width, 5, padding: 2), LeakyReLU(LeakySlope),                         // (B, w, s, s)
                Conv2d(width, width, 5, padding: 2), LeakyReLU(LeakySlope),
                Conv2d(width, width, 5, padding: 2), LeakyReLU(LeakySlope),
                Conv2d(width, 3, 5, padding: 2));                                                   // (B, 3, s, s)
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);                                          // hardly any details at first
        }

        /// <summary>A draw: l + h, h = G(z, l), where the noise z is one more channel.</summary>
        /// <param name="coarse">(B, 3, s, s): l, the level above made twice as large.</param>
        /// <returns>(B, 3, s, s).</returns>
        public override Tensor forward(Tensor coarse) => coarse + Details(coarse, randn_like(coarse.narrow(1, 0, 1)));

        /// <summary>h = G(z, l).</summary>
        /// <param name="coarse">(B, 3, s, s).</param>
        /// <param name="noise">(B, 1, s, s).</param>
        /// <returns>(B, 3, s, s).</returns>
        public Tensor Details(Tensor coarse, Tensor noise) => layers.call(cat([this.Checked("pictures", coarse, 3, InputShape.Any, InputShape.Any), noise], 1));
    }
}
