using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Minimax.Models;

/// <summary>
/// How far the networks of a <see cref="GrowingGan"/> have grown, and the data with them: Karras et al., "Progressive Growing of GANs" (arXiv
/// 1710.10196), section 2. Stage s makes pictures of 4·2ˢ pixels a side; a new stage is faded in by α, from 0 to 1. G, its average and D share one
/// of these.
/// </summary>
/// <param name="stages">How many there are: 4 end at 32 pixels.</param>
public sealed class Growth(int stages)
{
    private const int Smallest = 4; // pixels a side of stage 0

    /// <summary>How many stages there are.</summary>
    public int Stages { get; } = stages > 0 ? stages : throw new ArgumentOutOfRangeException(nameof(stages), stages, "There is one stage at least.");

    /// <summary>The newest stage in use, from 0.</summary>
    public int Stage { get; private set; }

    /// <summary>α: how far the newest stage is faded in.</summary>
    public double Alpha { get; private set; } = 1;

    /// <summary>Pixels a side.</summary>
    public int Side => Smallest << Stage;

    /// <summary>Whether the stage before still counts.</summary>
    public bool IsFading => Stage > 0 && Alpha < 1;

    /// <summary>Goes to a stage, forwards or back.</summary>
    public Growth To(int stage, double alpha = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stage);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stage, Stages);
        if (alpha is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "α lies in [0, 1].");
        (Stage, Alpha) = (stage, alpha);
        return this;
    }

    /// <summary>
    /// The paper's timetable: stage 0 has one phase, each later stage one to fade in and one to settle; the last one settles for as long as it
    /// goes on. A function of the step alone, so that a run can be resumed.
    /// </summary>
    /// <param name="step">From 0.</param>
    /// <param name="phase">Steps in a phase.</param>
    public void Follow(long step, long phase)
    {
        var stage = (int)Math.Min(((step / phase) + 1) / 2, Stages - 1);
        var since = step - (((2 * stage) - 1) * phase); // steps since it came
        To(stage, stage == 0 ? 1 : Math.Min(1, since / (double)phase));
    }

    /// <summary>(1 − α) Up(old) + α new: at α = 0 the old output, made twice as large, at α = 1 the new one, both exactly.</summary>
    /// <param name="old">(B, C, s, s).</param>
    /// <param name="now">(B, C, 2s, 2s).</param>
    public Tensor Fade(Tensor old, Tensor now) => ((1 - Alpha) * Up(old)) + (Alpha * now);

    /// <summary>Data as a network of this stage sees them: averaged down to its size and, while it fades in, faded as well.</summary>
    /// <param name="images">(B, C, S, S), S a multiple of <see cref="Side"/>.</param>
    /// <returns>(B, C, Side, Side).</returns>
    public Tensor Shown(Tensor images)
    {
        var now = images.shape[^1] == Side ? images : avg_pool2d(images, images.shape[^1] / Side);
        return IsFading ? Fade(avg_pool2d(now, 2), now) : now;
    }

    /// <summary>Each pixel four times.</summary>
    /// <param name="images">(B, C, s, s).</param>
    /// <returns>(B, C, 2s, 2s).</returns>
    public static Tensor Up(Tensor images) => interpolate(images, scale_factor: [2, 2]);
}
