using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// What samples show beside data when neither's density is known: by distances between them alone. Each number compares with what the data
/// show among themselves, so that none has a unit.
/// </summary>
public sealed record SampleSigns
{
    private const double Usual = 0.95;  // of the data has another point of the data as near as this
    private const double BoundReached = 0.95, Rounding = 0.01;
    private const double Slack = 0.1;   // of the data's spread: a sample that nearly hits counts as a hit

    /// <summary>How far samples lie from their mean, root mean square, over the same of the data: 0 where all are equal, 1 at best.</summary>
    public required double Spread { get; init; }

    /// <summary>The median distance from a sample to the next sample, over the same of as many data: 0 where G repeats itself, 1 at best.</summary>
    public required double Twins { get; init; }

    /// <summary>The share of samples that no data are near: not a picture of anything.</summary>
    public required double Stray { get; init; }

    /// <summary>The share of the data that no samples are near: what G does not make.</summary>
    public required double Missed { get; init; }

    /// <summary>The share of the samples' numbers that lie below the least of the data, where the data have no negative ones.</summary>
    public required double Below { get; init; }

    /// <summary>
    /// The share of the data's numbers that no sample can reach, where all samples lie in [−1, 1] and go up to its ends, as those of a
    /// tanh or a sigmoid do; else 0.
    /// </summary>
    public required double Beyond { get; init; }

    /// <summary>
    /// The median distance from a sample to the next training example, over the same from data that G was not trained on: near 0 where
    /// samples are copies. Null if no such data were given.
    /// </summary>
    public double? Copies { get; init; }

    /// <summary>Measures samples beside data.</summary>
    /// <param name="samples">(N, …): some hundreds.</param>
    /// <param name="data">(M, …): of what G was trained on, about as many.</param>
    /// <param name="heldOut">(K, …): data that G was not trained on.</param>
    public static SampleSigns Of(Tensor samples, Tensor data, Tensor? heldOut = null)
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        var (s, x) = (samples.detach().flatten(1), data.flatten(1));
        var among = Others(x);                                                              // (M): from each of the data to the next
        var near = among.quantile(tensor((float)Usual, device: x.device)).item<float>() + (Slack * Spread(x));
        return new SampleSigns
        {
            Spread = Spread(s) / Spread(x),
            Twins = Median(Others(s)) / Median(among),
            Stray = Share(Nearest(s, x) > near),
            Missed = Share(Nearest(x, s) > near),
            Below = x.min().item<float>() is var least and >= 0 ? Share(s < least - Rounding) : 0,
            Beyond = BeyondBounds(s, x),
            Copies = heldOut is null ? null : Median(Nearest(s, x)) / Median(Nearest(heldOut.flatten(1), x)),
        };

        static double BeyondBounds(Tensor s, Tensor x)
        {
            var (least, most) = ((double)s.min().item<float>(), (double)s.max().item<float>());
            var lowest = least < 0 ? -1.0 : 0;                                              // a tanh's end, or a sigmoid's
            return Math.Max(-least, most) is > BoundReached and <= 1 ? Share((x < lowest - Rounding).logical_or(x > 1 + Rounding)) : 0;
        }

        static double Spread(Tensor t) => (t - t.mean([0])).square().sum(1).mean().sqrt().item<float>();
        static double Median(Tensor t) => t.median().item<float>();
        static double Share(Tensor t) => t.to_type(ScalarType.Float32).mean().item<float>();
    }

    private static Tensor Nearest(Tensor from, Tensor to) => cdist(from, to).amin([1L]);

    private static Tensor Others(Tensor t) => (cdist(t, t) + diag(full(t.shape[0], float.PositiveInfinity, device: t.device))).amin([1L]);
}
