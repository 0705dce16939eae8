using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>
/// StackedMNIST: three digits, drawn independently, as the red, the green and the blue of one picture. Its modes are known and equally likely:
/// 1,000 of them if the ten classes are. Metz et al., "Unrolled Generative Adversarial Networks" (arXiv 1611.02163), section 3.3.
/// </summary>
/// <param name="digits">In grey. They stay the caller's.</param>
/// <param name="batchSize">Pictures in a batch.</param>
/// <param name="seed">Of which digits meet.</param>
public sealed class StackedDigits(ImageSet digits, int batchSize, ulong seed)
{
    /// <summary>Digits in a picture.</summary>
    public const int Channels = 3;

    /// <summary>The pictures of a step, which depend on its number and the seed alone: (B, 3, H, W) in [-1, 1].</summary>
    public Tensor this[long step]
    {
        get
        {
            using var scope = NewDisposeScope();
            var random = SplitMix64.Stream(seed, (ulong)step);
            var which = tensor([.. Enumerable.Range(0, Channels * batchSize).Select(_ => (long)random.Below((int)digits.Count))], device: digits.Images.device);
            var drawn = digits.Batch(which).Images;                                        // (3B, 1, H, W)
            return drawn.view(batchSize, Channels, digits.Height, digits.Width).MoveToOuterDisposeScope();
        }
    }
}
