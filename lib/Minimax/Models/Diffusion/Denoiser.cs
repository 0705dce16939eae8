using Minimax.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Minimax.Models;

/// <summary>
/// The network of a diffusion model in small: residual blocks x + f(x, t) that are told the step, as those of Ho, Jain and Abbeel, "Denoising Diffusion
/// Probabilistic Models" (arXiv 2006.11239), appendix B.
/// </summary>
/// <remarks>
/// Deviation: theirs is a U-Net with attention. Pictures of 14×14 are small enough for fully connected blocks, and fifty passes of them take milliseconds.
/// </remarks>
public sealed class Denoiser : Module<Tensor, Tensor>
{
    private const int Waves = 8; // t / T becomes sines and cosines of a quarter turn, a half, a whole one …

    private readonly Linear first, last;
    private readonly ModuleList<Block> blocks;
    private readonly long[] picture;
    private readonly int pixels;

    /// <param name="side">Pixels a side.</param>
    /// <param name="channels">1 for grey, 3 for colour.</param>
    /// <param name="width">Hidden units.</param>
    /// <param name="blocks">Residual blocks.</param>
    public Denoiser(int side = 14, int channels = 1, int width = 384, int blocks = 3) : base("Denoiser")
    {
        (picture, pixels) = ([-1, channels, side, side], channels * side * side);
        (first, last) = (Linear(pixels, width), Linear(width, pixels));
        this.blocks = ModuleList([.. Enumerable.Range(0, blocks).Select(_ => new Block(width))]);
        RegisterComponents();
    }

    /// <param name="told">(B, pixels + 1): noised pictures, <see cref="Labelled"/> with t / T from 0 to 1.</param>
    /// <returns>(B, channels, s, s): what <see cref="NoiseSchedule.Velocity"/> is.</returns>
    public override Tensor forward(Tensor told)
    {
        var (x, share) = Labelled.Split(this.Checked("noised pictures", told, pixels + 1), pixels);
        var turns = share * pow(2, arange(Waves, ScalarType.Float32, share.device)) * (Math.PI / 2);    // (B, 8)
        var t = cat([turns.sin(), turns.cos()], 1);                                                     // (B, 16)
        var h = blocks.Aggregate(first.call(x), (h, block) => block.call(h, t));                        // (B, w)
        return last.call(functional.silu(h)).view(picture);                                             // (B, channels, s, s)
    }

    // f begins at 0, as in DenseGan.
    private sealed class Block : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear seen, told, answer;

        public Block(int width) : base("Block")
        {
            (seen, told, answer) = (Linear(width, width), Linear(2 * Waves, width, hasBias: false), Linear(width, width, hasBias: false));
            RegisterComponents();
            init.zeros_(answer.weight!);
        }

        /// <param name="x">(B, width).</param>
        /// <param name="t">(B, 2 waves).</param>
        public override Tensor forward(Tensor x, Tensor t) =>
            x + answer.call(functional.silu(seen.call(functional.silu(x)) + told.call(t)));
    }
}
