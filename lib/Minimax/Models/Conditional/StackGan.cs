using Minimax.Layers;
using Minimax.Objectives;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of Zhang et al., "StackGAN: Text to Photo-realistic Image Synthesis with Stacked Generative Adversarial Networks" (arXiv 1612.03242), in
/// small: stage I paints a small picture from a sentence, stage II makes it twice as large, and reads the sentence again.
/// </summary>
/// <remarks>
/// Deviations: the paper's stages have 64 and 256 pixels a side; its sentences are encoded by a network that was trained before, here each network has
/// a layer of its own for a sentence's bag of phrases; stage II adds to the small picture, where the paper's paints anew; D has no batch normalisation.
/// </remarks>
public static class StackGan
{
    private const double LeakySlope = 0.2; // as in DCGAN
    private const int Places = 4;          // a side of what a picture is painted from, and of where D joins it and its sentence

    /// <summary>Pixels a side of what stage I paints, if nothing else is said.</summary>
    public const int Small = 16;

    /// <summary>Stage I: noise and a sentence in, a small picture out.</summary>
    public sealed class Generator : Module<Tensor, Tensor>
    {
        private readonly Linear reads;
        private readonly Sequential layers;
        private readonly int noise;

        /// <param name="phrases">Numbers of a sentence.</param>
        /// <param name="noise">Numbers of z.</param>
        /// <param name="code">Numbers of a sentence's cloud.</param>
        /// <param name="width">Maps of the last hidden layer; each earlier one has twice as many.</param>
        /// <param name="side">Pixels a side of what it paints: 8, 16, 32 …</param>
        /// <exception cref="ArgumentException">Four pixels, made twice as large again and again, never have that side.</exception>
        public Generator(int phrases, int noise = 16, int code = 32, int width = 24, int side = Small) : base("Generator")
        {
            if (side <= Places || !int.IsPow2(side)) throw new ArgumentException($"A side of {side} is not 8, 16, 32 ….", nameof(side));
            (this.noise, Side) = (noise, side);
            reads = Linear(phrases, 2 * code);
            var maps = width * side / Places;
            var stack = new List<Module<Tensor, Tensor>>                                            // (B, noise + code, 1, 1)
                { ConvTranspose2d(noise + code, maps, Places, bias: false), BatchNorm2d(maps), ReLU(inplace: true) };
            for (; maps > width; maps /= 2) stack.AddRange(Double(maps, maps / 2));                 // (B, m, 4, 4) to (B, w, s, s)
            layers = Sequential([.. stack, Conv2d(width, 3, 3, padding: 1), Tanh()]);               // (B, 3, s, s)
            RegisterComponents();
            Initialisation.Normal(this, Dcgan.InitialStd);
        }

        /// <summary>Pixels a side of what it paints.</summary>
        public int Side { get; }

        /// <summary>Conditioning augmentation: a sentence t as a cloud of codes, N(μ(t), σ(t)²).</summary>
        /// <param name="sentences">(B, phrases).</param>
        public GaussianCode Cloud(Tensor sentences) => GaussianCode.Of(reads.call(sentences));

        /// <param name="rows">(B, noise + phrases): z, then a sentence.</param>
        /// <returns>(B, 3, s, s) in [-1, 1]: of a code that is drawn from the sentence's cloud.</returns>
        public override Tensor forward(Tensor rows)
        {
            var (z, sentences) = Labelled.Split(Checked(this, rows, noise, reads), noise);
            return layers.call(Labelled.Join(z, Cloud(sentences).Draw()).unsqueeze(2).unsqueeze(3));
        }
    }

    /// <summary>Stage II: what stage I makes of noise and a sentence, with the sentence again, to a large picture. Stage I is at rest.</summary>
    public sealed class Refiner : Module<Tensor, Tensor>
    {
        private readonly Generator first;
        private readonly Linear reads;
        private readonly Sequential layers;
        private readonly int noise;

        /// <param name="first">Stage I, trained. It is frozen for good.</param>
        /// <param name="phrases">Numbers of a sentence.</param>
        /// <param name="noise">Numbers of stage I's z.</param>
        /// <param name="code">Numbers of a sentence's cloud: one of stage II's own.</param>
        /// <param name="width">Maps.</param>
        public Refiner(Generator first, int phrases, int noise = 16, int code = 32, int width = 24) : base("Refiner")
        {
            (this.first, this.noise) = (first, noise);
            reads = Linear(phrases, 2 * code);
            layers = Sequential([                                                                   // (B, 3 + code, s, s)
                Conv2d(3 + code, width, 3, padding: 1), ReLU(),
                new SrBlock(width), new SrBlock(width),                                             // (B, w, s, s)
                .. Double(width, width), Conv2d(width, 3, 3, padding: 1)]);                         // (B, 3, 2s, 2s)
            RegisterComponents();
            foreach (var weight in first.parameters()) weight.requires_grad = false;
        }

        /// <inheritdoc cref="Generator.Cloud"/>
        public GaussianCode Cloud(Tensor sentences) => GaussianCode.Of(reads.call(sentences));

        /// <param name="rows">(B, noise + phrases): z, then a sentence.</param>
        /// <returns>(B, 3, 2s, 2s): stage I's picture, made twice as large, and what is added to it.</returns>
        public override Tensor forward(Tensor rows)
        {
            var (_, sentences) = Labelled.Split(Checked(this, rows, noise, reads), noise);
            var small = Evaluation.Of(first, first.call, rows, (int)rows.shape[0]);                 // (B, 3, s, s)
            var code = Cloud(sentences).Draw().unsqueeze(2).unsqueeze(3).expand(-1, -1, first.Side, first.Side);
            return Growth.Up(small) + layers.call(cat([small, code], 1));
        }
    }

    /// <summary>D of either stage: a picture and a sentence in, a logit out. They meet where the picture has become 4×4 places.</summary>
    public sealed class Discriminator : Module<Tensor, Tensor>
    {
        private readonly Sequential sees;
        private readonly Sequential reads;
        private readonly Sequential decides;
        private readonly long[] picture;
        private readonly int phrases;

        /// <param name="phrases">Numbers of a sentence.</param>
        /// <param name="side">Pixels a side: 16, 32, 64 …</param>
        /// <param name="code">What a sentence is compressed to.</param>
        /// <param name="width">Maps of the first layer; each later one has twice as many.</param>
        public Discriminator(int phrases, int side = Small, int code = 32, int width = 24) : base("Discriminator")
        {
            (this.phrases, picture) = (phrases, [3, side, side]);
            Module<Tensor, Tensor>[] Halve(int from, int to) => [Conv2d(from, to, 4, stride: 2, padding: 1), LeakyReLU(LeakySlope, inplace: true)];
            var (stack, maps) = (new List<Module<Tensor, Tensor>>(Halve(3, width)), width);         // (B, w, s/2, s/2)
            for (side /= 2; side > Places; side /= 2, maps *= 2) stack.AddRange(Halve(maps, 2 * maps));
            sees = Sequential(stack);                                                               // (B, m, 4, 4)
            reads = Sequential(Linear(phrases, code), LeakyReLU(LeakySlope));                       // (B, code)
            decides = Sequential(
                Conv2d(maps + code, maps, 1), LeakyReLU(LeakySlope),                                // (B, m, 4, 4)
                Conv2d(maps, 1, Places), Flatten(0));                                               // (B)
            RegisterComponents();
            Initialisation.Kaiming(this, LeakySlope);
        }

        /// <param name="pairs">(B, 3·side² + phrases): <see cref="Labelled"/> pictures in [-1, 1]; the label is a sentence.</param>
        /// <returns>(B) logits.</returns>
        public override Tensor forward(Tensor pairs)
        {
            var (pictures, sentences) = Labelled.Split(ConditionalGan.Checked(this, pairs, picture, phrases), picture);
            var code = reads.call(sentences).unsqueeze(2).unsqueeze(3).expand(-1, -1, Places, Places);
            return decides.call(cat([sees.call(pictures), code], 1));
        }
    }

    private static Module<Tensor, Tensor>[] Double(int from, int to) =>
        [Upsample(scale_factor: [2, 2]), Conv2d(from, to, 3, padding: 1, bias: false), BatchNorm2d(to), ReLU(inplace: true)];

    private static Tensor Checked(Module network, Tensor rows, int noise, Linear reads) => network.Checked("rows", rows, noise + reads.weight!.shape[1]);
}
