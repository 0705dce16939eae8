using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// Which modes of <see cref="StackedDigits"/> samples reach: a referee reads the digit of each channel, and K classes make K³ modes. How the papers
/// that use StackedMNIST count, with referees of their own: the numbers of two referees compare roughly.
/// </summary>
/// <param name="Counts">The samples in each mode; mode 100a + 10b + c is a in red, b in green, c in blue, for ten classes.</param>
/// <param name="Divergence">Reverse KL(samples' modes ‖ all alike) in nats: 0 where each mode has its due, log K³ where one has everything.</param>
public sealed record StackedModes(IReadOnlyList<long> Counts, double Divergence)
{
    /// <summary>Modes with at least one sample, as the papers count.</summary>
    public int Covered => Counts.Count(count => count > 0);

    /// <summary>Counts.</summary>
    /// <param name="referee">Of single digits in grey, of the pictures' size.</param>
    /// <param name="pictures">(N, 3, H, W) in [-1, 1].</param>
    public static StackedModes Of(Referee referee, Tensor pictures)
    {
        if (pictures.shape is not [_, StackedDigits.Channels, var height, var width])
            throw new ArgumentException($"Stacked digits are (N, 3, H, W), not ({string.Join(", ", pictures.shape)}).", nameof(pictures));
        using var scope = NewDisposeScope();
        var read = referee.Judge(pictures.reshape(-1, 1, height, width));                  // 3N digits
        var (classes, digits) = (read.Probabilities.shape[1], read.Classes.cpu().view(-1, StackedDigits.Channels));
        var mode = (digits.select(1, 0) * classes + digits.select(1, 1)) * classes + digits.select(1, 2); // (N)
        var counts = bincount(mode, minlength: classes * classes * classes);
        var shares = counts.to_type(ScalarType.Float64) / mode.shape[0];
        return new StackedModes(counts.data<long>().ToArray(), Metrics.Divergence.KullbackLeibler(shares, ones_like(shares) / counts.shape[0]));
    }
}
