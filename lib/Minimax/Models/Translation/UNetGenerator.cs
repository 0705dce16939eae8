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
        Initialisation.Normal(this, InitialStd);
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
