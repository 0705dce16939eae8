using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The networks of Zhu, Park, Isola and Efros, "Unpaired Image-to-Image Translation using Cycle-Consistent Adversarial Networks"
/// (arXiv 1703.10593), appendix 7.2: a residual generator, the U-Net that may take its place, and a discriminator that judges patches.
/// Instance normalisation without learned scale and shift, as in the authors' code.
/// </summary>
/// <remarks>
/// They are fully convolutional. The paper's photographs are 256×256; widths, blocks and halvings are parameters here, so that 28×28
/// digits can be translated as well. Deviation: a convolution before a normalisation has no bias, because the normalisation subtracts it.
/// </remarks>
public static class CycleGan
{
    private const double LeakySlope = 0.2;  // appendix 7.2: the slope of the leak in the discriminator
    private const double InitialStd = 0.02; // appendix 7.1: all weights from N(0, 0.02²)

    /// <summary>
    /// c7s1-w, then d2w, d4w …, residual blocks, … u2w, uw and c7s1-C: narrow the image, change it, widen it again. A residual block adds
    /// to what it is given, so that a translation which leaves most of the image alone is easy to say.
    /// </summary>
    public sealed class ResNetGenerator : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;
        private readonly int channels;
        private readonly int multiple;

        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps at full size; each halving doubles them. The paper has 64.</param>
        /// <param name="blocks">Residual blocks. The paper has 6 for 128×128 images and 9 for 256×256.</param>
        /// <param name="halvings">How often the side is halved before the blocks, and doubled after them. The paper has 2.</param>
        public ResNetGenerator(int channels = 3, int width = 64, int blocks = 9, int halvings = 2) : base("ResNetGenerator")
        {
            var maps = width;
            var stack = new List<Module<Tensor, Tensor>>();                                                                 // (B, channels, s, s)
            stack.AddRange([ReflectionPad2d(3), Conv2d(channels, maps, 7, bias: false), .. NormalisedReLU(maps)]);          // (B, w, s, s)
            for (var i = 0; i < halvings; i++, maps *= 2)                                                                   // (B, 2w, s/2, s/2) …
                stack.AddRange([Conv2d(maps, 2 * maps, 3, stride: 2, padding: 1, bias: false), .. NormalisedReLU(2 * maps)]);
            for (var i = 0; i < blocks; i++)
                stack.Add(new ResidualBlock(maps));
            for (var i = 0; i < halvings; i++, maps /= 2)                                                                   // … (B, w, s, s)
                stack.AddRange([ConvTranspose2d(maps, maps / 2, 3, stride: 2, padding: 1, output_padding: 1, bias: false), .. NormalisedReLU(maps / 2)]);
            stack.AddRange([ReflectionPad2d(3), Conv2d(maps, channels, 7), Tanh()]);                                        // (B, channels, s, s)

            (this.channels, multiple) = (channels, 1 << halvings);
            layers = Sequential(stack);
            RegisterComponents();
            apply(Initialise);
        }

        /// <param name="images">(B, channels, s, s) in [-1, 1], s a multiple of 2^halvings.</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        /// <exception cref="ArgumentException">They have other channels, or the side is no such multiple.</exception>
        public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, multiple, [channels, InputShape.Any, InputShape.Any]));
    }

    /// <summary>
    /// The U-Net of Isola et al., "Image-to-Image Translation with Conditional Adversarial Networks" (arXiv 1611.07004), appendix 6.1: the
    /// image shrinks step by step and grows again, and every step up also sees the features of the step down that has its size.
    /// </summary>
    public sealed class UNetGenerator : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Module<Tensor, Tensor>> downs;
        private readonly ModuleList<Module<Tensor, Tensor>> ups;
        private readonly int channels;

        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps after the first halving; each further one doubles them, up to 8·width. The paper has 64.</param>
        /// <param name="halvings">At least 2. The paper halves 256 pixels 8 times, down to one.</param>
        public UNetGenerator(int channels = 3, int width = 64, int halvings = 8) : base("UNetGenerator")
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(halvings, 2);
            this.channels = channels;
            int Maps(int level) => level == 0 ? channels : width << Math.Min(level - 1, 3);                                 // at side s / 2^level
            downs = new([.. Enumerable.Range(1, halvings).Select(level => Down(Maps(level - 1), Maps(level), first: level == 1, last: level == halvings))]);
            ups = new([.. Enumerable.Range(1, halvings).Reverse().Select(level =>
                Up(level == halvings ? Maps(level) : 2 * Maps(level), Maps(level - 1), last: level == 1))]);
            RegisterComponents();
            apply(Initialise);
        }

        /// <param name="images">(B, channels, s, s) in [-1, 1], s a multiple of 2^halvings.</param>
        /// <returns>(B, channels, s, s) in [-1, 1].</returns>
        /// <exception cref="ArgumentException">They have other channels, or the side is no such multiple.</exception>
        public override Tensor forward(Tensor images)
        {
            this.Checked("images", images, 1 << downs.Count, [channels, InputShape.Any, InputShape.Any]);
            var seen = new List<Tensor> { images };                                             // (B, maps, s / 2^i, s / 2^i) at index i
            foreach (var down in downs) seen.Add(down.call(seen[^1]));
            var x = ups[0].call(seen[^1]);
            for (var i = 1; i < ups.Count; i++) x = ups[i].call(cat([x, seen[^(i + 1)]], 1));   // the skip: two halves of the channels
            return x;
        }

        // The innermost level may be a single pixel, which has no variance to normalise.
        private static Sequential Down(int from, int to, bool first, bool last) => Sequential([
            .. first ? [] : new Module<Tensor, Tensor>[] { LeakyReLU(LeakySlope) },
            Conv2d(from, to, 4, stride: 2, padding: 1, bias: first || last),
            .. first || last ? [] : new Module<Tensor, Tensor>[] { InstanceNorm2d(to) }]);

        private static Sequential Up(int from, int to, bool last) => Sequential([
            ReLU(),
            ConvTranspose2d(from, to, 4, stride: 2, padding: 1, bias: last),
            last ? Tanh() : InstanceNorm2d(to)]);
    }

    /// <summary>
    /// The PatchGAN of arXiv 1611.07004: Cw-C2w-…-C8w and one more convolution. It does not say whether an image is real, but of each of
    /// its overlapping patches whether that patch is, and so learns texture, with few weights and for images of any size.
    /// </summary>
    public sealed class PatchDiscriminator : Module<Tensor, Tensor>
    {
        private const int Kernel = 4; // in every layer
        private readonly Sequential layers;
        private readonly int channels;

        /// <param name="channels">1 for grey, 3 for colour.</param>
        /// <param name="width">Feature maps in the first layer; each later one has twice as many, up to 8·width. The paper has 64.</param>
        /// <param name="halvings">Convolutions of stride 2, before two of stride 1. The paper has 3.</param>
        /// <param name="normalise">
        /// False leaves the instance normalisation out. Its mean and variance are those of the whole map, so only without it does a patch
        /// see nothing but itself.
        /// </param>
        public PatchDiscriminator(int channels = 3, int width = 64, int halvings = 3, bool normalise = true) : base("PatchDiscriminator")
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halvings);
            this.channels = channels;
            int[] strides = [.. Enumerable.Repeat(2, halvings), 1, 1];
            var stack = new List<Module<Tensor, Tensor>> { Conv2d(channels, width, Kernel, strides[0], padding: 1), LeakyReLU(LeakySlope, inplace: true) };
            var maps = width;                                                                   // (B, w, s/2, s/2)
            foreach (var stride in strides[1..^1])                                              // (B, 2w, s/4, s/4) …
            {
                var more = Math.Min(2 * maps, 8 * width);
                stack.Add(Conv2d(maps, more, Kernel, stride, padding: 1, bias: !normalise));
                if (normalise) stack.Add(InstanceNorm2d(more));
                stack.Add(LeakyReLU(LeakySlope, inplace: true));
                maps = more;
            }

            stack.Add(Conv2d(maps, 1, Kernel, strides[^1], padding: 1));                        // (B, 1, p, p), p = s / 2^halvings − 2
            ReceptiveField = strides.Reverse().Aggregate(1, (field, stride) => ((field - 1) * stride) + Kernel);
            layers = Sequential(stack);
            RegisterComponents();
            apply(Initialise);
        }

        /// <summary>
        /// The side of a patch in pixels: from one output back to the image, a layer of kernel k and stride s widens the field r to
        /// (r − 1)·s + k. 70 for the paper's three halvings, 34 for two, 16 for one.
        /// </summary>
        public int ReceptiveField { get; }

        /// <param name="images">(B, channels, s, s) in [-1, 1].</param>
        /// <returns>(B, 1, p, p): a score for each patch, p = s / 2^halvings − 2.</returns>
        public override Tensor forward(Tensor images) => layers.call(this.Checked("images", images, channels, InputShape.Any, InputShape.Any));
    }

    /// <summary>Rk: x + two 3×3 convolutions of x, padded by reflection so that no border artefact grows from block to block.</summary>
    private sealed class ResidualBlock : Module<Tensor, Tensor>
    {
        private readonly Sequential layers;

        public ResidualBlock(int maps) : base("ResidualBlock")
        {
            layers = Sequential([
                ReflectionPad2d(1), Conv2d(maps, maps, 3, bias: false), .. NormalisedReLU(maps),
                ReflectionPad2d(1), Conv2d(maps, maps, 3, bias: false), InstanceNorm2d(maps)]);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x + layers.call(x); // (B, maps, s, s)
    }

    private static Module<Tensor, Tensor>[] NormalisedReLU(int maps) => [InstanceNorm2d(maps), ReLU(inplace: true)];

    private static void Initialise(Module module)
    {
        if (module is not Convolution convolution) return;
        init.normal_(convolution.weight!, 0, InitialStd);
        if (convolution.bias is { } bias) init.zeros_(bias);
    }
}
