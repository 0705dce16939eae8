using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of the toy experiments of Gulrajani et al., "Improved Training of Wasserstein GANs" (arXiv 1704.00028), section 3: layers of rectifiers, and
/// nothing that looks at a whole batch. The authors' have 512 units a layer.
/// </summary>
public static class ToyWgan
{
    /// <summary>G: a latent vector in, a point out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="dimensions">D, of a point.</param>
        /// <param name="latent">The length of z.</param>
        /// <param name="width">Units in each of the three hidden layers.</param>
        public Generator(int dimensions = 2, int latent = 2, int width = 128) : base("Generator")
        {
            Latent = latent;
            layers = Sequential(                    // (B, latent)
                Linear(latent, width), ReLU(),      // (B, w)
                Linear(width, width), ReLU(),       // (B, w)
                Linear(width, width), ReLU(),       // (B, w)
                Linear(width, dimensions));         // (B, D)
            RegisterComponents();
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, D).</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent));
    }

    /// <summary>f: a point in, a score out, which means nothing by itself: only the difference of two does.</summary>
    public sealed class Critic : Module<Tensor, Tensor>
    {
        private readonly int dimensions;
        private readonly ModuleList<Module<Tensor, Tensor>> layers;

        /// <param name="dimensions">D, of a point.</param>
        /// <param name="width">Units in each hidden layer.</param>
        /// <param name="hidden">How many hidden layers there are.</param>
        /// <param name="spectral">Whether each layer's weights are divided by their largest singular value.</param>
        public Critic(int dimensions = 2, int width = 128, int hidden = 3, bool spectral = false) : base("Critic")
        {
            this.dimensions = dimensions;
            long[] sizes = [dimensions, .. Enumerable.Repeat((long)width, hidden), 1];
            layers = new([.. sizes.Zip(sizes.Skip(1), Layer)]);
            RegisterComponents();

            Module<Tensor, Tensor> Layer(long from, long to) => spectral ? new SpectralNorm(Linear(from, to)) : Linear(from, to);
        }

        /// <param name="points">(B, D).</param>
        /// <returns>(B) scores.</returns>
        public override Tensor forward(Tensor points) => Outputs(points)[^1].flatten();

        /// <summary>What each layer makes of the points: (B, width) for each hidden layer, after its rectifiers, and (B, 1) at the end.</summary>
        /// <param name="points">(B, D).</param>
        public IReadOnlyList<Tensor> Outputs(Tensor points)
        {
            var x = this.Checked("points", points, dimensions);
            List<Tensor> outputs = [];
            foreach (var layer in layers)
            {
                x = outputs.Count < layers.Count - 1 ? layer.call(x).relu() : layer.call(x);
                outputs.Add(x);
            }

            return outputs;
        }
    }
}
