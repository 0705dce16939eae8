using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// <see cref="Dcgan"/>'s networks for grey images of 28×28, with rules that can be broken one at a time, to see what each is worth.
/// With all of them kept, they are the networks of <see cref="Dcgan"/>, weight for weight.
/// </summary>
public static class DcganVariant
{
    /// <summary>What the hidden layers end in.</summary>
    public enum Units
    {
        /// <summary>The rule: ReLU in G, LeakyReLU in D.</summary>
        Rectifiers,

        /// <summary>The other way round: LeakyReLU in G, ReLU in D.</summary>
        Swapped,

        /// <summary>Sigmoids in both, as networks had them before.</summary>
        Sigmoids,
    }

    /// <summary>Which layers are normalised over the batch.</summary>
    public enum Norm
    {
        /// <summary>The rule: all but G's output and D's input.</summary>
        Inside,

        /// <summary>These two as well.</summary>
        Everywhere,

        /// <summary>None.</summary>
        Nowhere,
    }

    /// <summary>The rules of sections 3 and 4 of the paper. Each default keeps its rule.</summary>
    public sealed record Rules
    {
        /// <summary>True: strided convolutions. False: 3×3 convolutions, max-pooling after them in D, repeated pixels before them in G.</summary>
        public bool Strides { get; init; } = true;

        /// <summary>Which layers are normalised over the batch.</summary>
        public Norm Norm { get; init; } = Norm.Inside;

        /// <summary>What the hidden layers end in.</summary>
        public Units Units { get; init; } = Units.Rectifiers;

        /// <summary>True: no fully connected hidden layer. False: one in each network.</summary>
        public bool NoDense { get; init; } = true;

        /// <summary>True: G ends in tanh, and images lie in [-1, 1]. False: it ends in a sigmoid, and they lie in [0, 1].</summary>
        public bool Tanh { get; init; } = true;

        /// <summary>True: all weights start from N(0, 0.02²). False: as PyTorch starts them, uniform and larger.</summary>
        public bool SmallWeights { get; init; } = true;
    }

    /// <summary>A rule that is broken, and what stands in its place.</summary>
    /// <param name="Rate">Of Adam; section 4 found 0.0002.</param>
    /// <param name="Beta1">Of Adam; section 4 found 0.5.</param>
    public sealed record Breach(string Name, Rules Rules, double Rate = 2e-4, double Beta1 = 0.5);

    /// <summary>The recipe, and each of its rules broken alone.</summary>
    public static IReadOnlyList<Breach> Breaches { get; } =
    [
        new("nothing: the recipe", new Rules()),
        new("max-pooling and repeated pixels", new Rules { Strides = false }),
        new("no batch norm", new Rules { Norm = Norm.Nowhere }),
        new("batch norm everywhere", new Rules { Norm = Norm.Everywhere }),
        new("a dense layer in each", new Rules { NoDense = false }),
        new("ReLU and LeakyReLU swapped", new Rules { Units = Units.Swapped }),
        new("sigmoid units", new Rules { Units = Units.Sigmoids }),
        new("sigmoid output, pixels in [0, 1]", new Rules { Tanh = false }),
        new("PyTorch's own, larger weights", new Rules { SmallWeights = false }),
        new("Adam's β₁ of 0.9", new Rules(), Beta1: 0.9),
        new("Adam's β₁ and rate, 0.9 and 0.001", new Rules(), Rate: 1e-3, Beta1: 0.9),
    ];

    /// <summary>G: a latent vector in, an image out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="rules">Which rules are kept.</param>
        /// <param name="latent">The length of z.</param>
        /// <param name="width">Feature maps in the last hidden layer; each earlier one has twice as many.</param>
        public Generator(Rules rules, int latent = 100, int width = 64) : base("Generator")
        {
            Latent = latent;
            var parts = new Parts(rules, leaks: rules.Units == Units.Swapped);
            var first = rules.NoDense ? latent : 4 * width;
            layers = Sequential([                                                               // (B, latent, 1, 1)
                .. rules.NoDense ? [] : parts.Dense(latent, first, side: 1),                    // (B, 4w, 1, 1)
                ConvTranspose2d(first, 4 * width, 4, bias: parts.Biased), .. parts.Hidden(4 * width), // (B, 4w, 4, 4)
                .. parts.Up(4 * width, 2 * width, side: 7), .. parts.Hidden(2 * width),         // (B, 2w, 7, 7)
                .. parts.Up(2 * width, width, side: 14), .. parts.Hidden(width),                // (B, w, 14, 14)
                .. parts.Up(width, 1, side: 28), .. parts.Outermost(1),                         // (B, 1, 28, 28)
                rules.Tanh ? Tanh() : Sigmoid()]);
            RegisterComponents();
            if (rules.SmallWeights) Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <summary>The length of z.</summary>
        public int Latent { get; }

        /// <param name="z">(B, latent), from N(0, I).</param>
        /// <returns>(B, 1, 28, 28) in [-1, 1]; without the tanh, in [0, 1].</returns>
        public override Tensor forward(Tensor z) => layers.call(this.Checked("latents", z, Latent).view(-1, Latent, 1, 1));
    }

    /// <summary>D: an image in, a logit out.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        /// <param name="rules">Which rules are kept.</param>
        /// <param name="width">Feature maps in the first layer; each later one has twice as many.</param>
        public Discriminator(Rules rules, int width = 64) : base("Discriminator")
        {
            var parts = new Parts(rules, leaks: rules.Units == Units.Rectifiers);
            layers = Sequential([                                                               // (B, 1, 28, 28)
                .. parts.Down(1, width, side: 28), .. parts.Outermost(width), parts.Unit(),     // (B, w, 14, 14)
                .. parts.Down(width, 2 * width, side: 14), .. parts.Hidden(2 * width),          // (B, 2w, 7, 7)
                .. parts.Down(2 * width, 4 * width, side: 7), .. parts.Hidden(4 * width),       // (B, 4w, 4, 4)
                .. rules.NoDense ? [] : parts.Dense(4 * width, 4 * width, side: 4),             // (B, 4w, 1, 1)
                Conv2d(4 * width, 1, rules.NoDense ? 4 : 1, bias: false)]);                     // (B, 1, 1, 1)
            RegisterComponents();
            if (rules.SmallWeights) Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <param name="images">(B, 1, 28, 28), in the range that the generator has.</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, 1, 28, 28)).view(-1);
    }

    /// <summary>What the networks are put together from. <paramref name="leaks"/>: LeakyReLU instead of ReLU.</summary>
    private sealed class Parts(Rules rules, bool leaks)
    {
        /// <summary>A layer that is normalised needs no bias: the mean is subtracted.</summary>
        public bool Biased => rules.Norm == Norm.Nowhere;

        public Module<Tensor, Tensor> Unit() =>
            rules.Units == Units.Sigmoids ? Sigmoid() : leaks ? LeakyReLU(Dcgan.LeakySlope, inplace: true) : ReLU(inplace: true);

        public Module<Tensor, Tensor>[] Hidden(int maps) => rules.Norm == Norm.Nowhere ? [Unit()] : [BatchNorm2d(maps), Unit()];

        public Module<Tensor, Tensor>[] Outermost(int maps) => rules.Norm == Norm.Everywhere ? [BatchNorm2d(maps)] : [];

        /// <summary>A convolution that covers all of a map's pixels is a fully connected layer.</summary>
        public Module<Tensor, Tensor>[] Dense(int from, int to, int side) => [Conv2d(from, to, side, bias: Biased), .. Hidden(to)];

        public Module<Tensor, Tensor>[] Up(int from, int to, int side) => rules.Strides
            ? [ConvTranspose2d(from, to, Kernel(side), stride: 2, padding: 1, bias: Biased)]
            : [Upsample([side, side]), Conv2d(from, to, 3, padding: 1, bias: Biased)];

        public Module<Tensor, Tensor>[] Down(int from, int to, int side) => rules.Strides
            ? [Conv2d(from, to, Kernel(side), stride: 2, padding: 1, bias: Biased)]
            : [Conv2d(from, to, 3, padding: 1, bias: Biased), MaxPool2d(2, ceil_mode: true)];

        // 4 ↔ 7 pixels needs a kernel of 3, 7 ↔ 14 and 14 ↔ 28 one of 4.
        private static int Kernel(int side) => side == 7 ? 3 : 4;
    }
}
