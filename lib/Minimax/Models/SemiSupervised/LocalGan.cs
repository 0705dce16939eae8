using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// A generator around every example: Qi et al., "Global versus Localized Generative Adversarial Nets" (arXiv 1711.06020). G(x, z) is x where z = 0, and the
/// coordinates z lead away from x along the data: G(x, z) = x + h(x, z) − h(x, 0).
/// </summary>
/// <remarks>
/// Deviation: the paper's G is free, and pays for ‖G(x, 0) − x‖²; here G(x, 0) = x holds exactly, whatever the weights of h are.
/// </remarks>
public static class LocalGan
{
    /// <summary>G for points of a few numbers.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly int dimensions;

        /// <param name="dimensions">D, of a point.</param>
        /// <param name="coordinates">d, the dimension of the manifold that the points are taken to lie on.</param>
        /// <param name="width">Units in each of the two hidden layers.</param>
        public Generator(int dimensions = 2, int coordinates = 1, int width = 64) : base("Generator")
        {
            (this.dimensions, Coordinates) = (dimensions, coordinates);
            layers = Sequential(                                                            // (B, D + d)
                Linear(dimensions + coordinates, width), Tanh(),                            // (B, w): smooth, so that tangents are, too
                Linear(width, width), Tanh(),                                               // (B, w)
                Linear(width, dimensions));                                                 // (B, D)
            RegisterComponents();
        }

        /// <summary>d.</summary>
        public int Coordinates { get; }

        /// <param name="rows">(B, D + d): points and coordinates.</param>
        /// <returns>(B, D).</returns>
        public override Tensor forward(Tensor rows)
        {
            var x = this.Checked("rows", rows, dimensions + Coordinates).narrow(1, 0, dimensions);
            return x + (layers.call(rows) - layers.call(Centre(x, Coordinates)));      // the bracket is 0 at z = 0, to the last bit
        }
    }

    /// <summary>G for images.</summary>
    public sealed class ImageGenerator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly long[] image;

        /// <param name="imageSize">Pixels a side, a multiple of 4.</param>
        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="coordinates">d.</param>
        /// <param name="width">Maps at half the size; there are twice as many at a quarter.</param>
        public ImageGenerator(int imageSize = 28, int channels = 1, int coordinates = 8, int width = 16) : base("ImageGenerator")
        {
            (image, Coordinates) = ([channels, imageSize, imageSize], coordinates);
            layers = Sequential(                                                            // (B, channels + d, s, s)
                Conv2d(channels + coordinates, width, 4, stride: 2, padding: 1), SiLU(),    // (B, w, s/2, s/2): smooth, so that tangents are, too
                Conv2d(width, 2 * width, 4, stride: 2, padding: 1), SiLU(),                 // (B, 2w, s/4, s/4)
                Conv2d(2 * width, 2 * width, 3, padding: 1), SiLU(),                        // (B, 2w, s/4, s/4)
                ConvTranspose2d(2 * width, width, 4, stride: 2, padding: 1), SiLU(),        // (B, w, s/2, s/2)
                ConvTranspose2d(width, channels, 4, stride: 2, padding: 1));                // (B, channels, s, s)
            RegisterComponents();
        }

        /// <summary>d.</summary>
        public int Coordinates { get; }

        /// <param name="rows">(B, channels·s·s + d): images and coordinates.</param>
        /// <returns>(B, channels, s, s), near [-1, 1] for images in that range and small coordinates.</returns>
        public override Tensor forward(Tensor rows)
        {
            var pairs = this.Checked("rows", rows, (image[0] * image[1] * image[2]) + Coordinates);
            var (x, _) = Labelled.Split(pairs, image);                                      // (B, channels, s, s)
            return x + (H(pairs) - H(Centre(x, Coordinates)));
        }

        private Tensor H(Tensor pairs) => layers.call(Labelled.Planes(pairs, image));
    }

    /// <summary>The rows at which a local generator changes nothing: examples with z = 0.</summary>
    /// <param name="examples">(B, …) of n numbers.</param>
    /// <param name="coordinates">d.</param>
    /// <returns>(B, n + d).</returns>
    public static Tensor Centre(Tensor examples, int coordinates) =>
        Labelled.Join(examples, zeros(examples.shape[0], coordinates, examples.dtype, examples.device));
}
