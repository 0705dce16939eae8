using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The U-Net of Isola et al., "Image-to-Image Translation with Conditional Adversarial Networks" (arXiv 1611.07004), appendix 6.1: the
/// image shrinks step by step and grows again, and every step up also sees the features of the step down that has its size.
/// </summary>
public sealed class UNetGenerator : Module<Tensor, Tensor>
{
    private const double LeakySlope = 0.2;  // CycleGAN, appendix 7.2
    private const double InitialStd = 0.02; // CycleGAN, appendix 7.1: all weights from N(0, 0.02²)
    private const double DropoutRate = 0.5; // pix2pix, appendix 6.1
    private readonly ModuleList<Module<Tensor, Tensor>> downs;
    private readonly ModuleList<Module<Tensor, Tensor>> ups;
    private readonly int channels;
    private readonly bool skips;

    /// <param name="channels">Of what comes in: 1 for grey, 3 for colour.</param>
    /// <param name="width">Feature maps after the first halving; each further one doubles them, up to 8·width. The paper has 64.</param>
    /// <param name="halvings">At least 2. The paper halves 256 pixels 8 times, down to one.</param>
    /// <param name="outputs">Channels of what comes out; as many as come in, if it is null.</param>
    /// <param name="dropouts">
    /// How many steps up, from the innermost, drop half of their features: pix2pix's noise z, which it keeps when it is used. Its
    /// paper has 3.
    /// </param>
    /// <param name="skips">False leaves the copied features out, which makes it a plain encoder and decoder.</param>
    /// <param name="squash">False leaves the tanh at the end out, for outputs that are logits.</param>
    public UNetGenerator(int channels = 3, int width = 64, int halvings = 8, int? outputs = null, int dropouts = 0, bool skips = true, bool squash = true)
        : base("UNetGenerator")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(halvings, 2);
        (this.channels, this.skips) = (channels, skips);
        int Maps(int level) => level == 0 ? channels : width << Math.Min(level - 1, 3);                                 // at side s / 2^level
        downs = new([.. Enumerable.Range(1, halvings).Select(level => Down(Maps(level - 1), Maps(level), first: level == 1, last: level == halvings))]);
        ups = new([.. Enumerable.Range(1, halvings).Reverse().Select(level =>
        {
            var seen = skips && level < halvings ? 2 * Maps(level) : Maps(level);
            return level == 1 ? Last(seen, outputs ?? channels, squash) : Up(seen, Maps(level - 1), drop: level > halvings - dropouts);
        })]);
        RegisterComponents();
        Initialisation.Normal(this, InitialStd);
    }

    /// <param name="images">(B, channels, s, s) in [-1, 1], s a multiple of 2^halvings.</param>
    /// <returns>(B, outputs, s, s), in [-1, 1] unless they are logits.</returns>
    /// <exception cref="ArgumentException">They have other channels, or the side is no such multiple.</exception>
    public override Tensor forward(Tensor images)
    {
        this.Checked("images", images, 1 << downs.Count, [channels, InputShape.Any, InputShape.Any]);
        var seen = new List<Tensor> { images };                                             // (B, maps, s / 2^i, s / 2^i) at index i
        foreach (var down in downs) seen.Add(down.call(seen[^1]));
        var x = ups[0].call(seen[^1]);
        for (var i = 1; i < ups.Count; i++)
            x = ups[i].call(skips ? cat([x, seen[^(i + 1)]], 1) : x);                       // the skip: two halves of the channels
        return x;
    }

    // The innermost level may be a single pixel, which has no variance to normalise.
    private static Sequential Down(int from, int to, bool first, bool last) => Sequential([
        .. first ? [] : new Module<Tensor, Tensor>[] { LeakyReLU(LeakySlope) },
        Conv2d(from, to, 4, stride: 2, padding: 1, bias: first || last),
        .. first || last ? [] : new Module<Tensor, Tensor>[] { InstanceNorm2d(to) }]);

    private static Sequential Up(int from, int to, bool drop) => Sequential([
        ReLU(),
        ConvTranspose2d(from, to, 4, stride: 2, padding: 1, bias: false),
        InstanceNorm2d(to),
        .. drop ? new Module<Tensor, Tensor>[] { Dropout(DropoutRate) } : []]);

    private static Sequential Last(int from, int to, bool squash) => Sequential([
        ReLU(),
        ConvTranspose2d(from, to, 4, stride: 2, padding: 1),
        .. squash ? new Module<Tensor, Tensor>[] { Tanh() } : []]);
}
