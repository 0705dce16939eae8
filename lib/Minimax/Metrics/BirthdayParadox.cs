using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How many different images a generator can make, told from how often it repeats itself: Arora, Risteski and Zhang, "Do GANs Learn the
/// Distribution? Some Theory and Empirics" (ICLR 2018, first as arXiv 1706.08224). Among s draws from N equally likely things two are alike
/// with even odds once s is near 1.18 √N: 23 people, 365 birthdays.
/// </summary>
public static class BirthdayParadox
{
    private const double Rounding = 1e-9; // equal images must count even at a distance of 0: the matrix product leaves some 1e-12

    /// <summary>The probability that two or more of s draws are alike: 1 − Π_{i&lt;s} (1 − i/N).</summary>
    /// <param name="draws">s.</param>
    /// <param name="support">N, equally likely.</param>
    public static double Probability(int draws, long support) =>
        1 - Enumerable.Range(0, draws).Aggregate(1.0, (product, i) => product * Math.Max(0, 1 - ((double)i / support)));

    /// <summary>
    /// N as the pairs suggest that are alike: of s(s − 1)/2 pairs, the share Σ p² is, on average, which is 1/N if all are equally likely, and
    /// more if they are not. What is seldom made hardly counts.
    /// </summary>
    /// <param name="draws">s.</param>
    /// <param name="pairs">Pairs of draws that are alike, as <see cref="Pairs"/> counts them.</param>
    /// <returns>Infinity where no pair is alike: s draws do not tell then.</returns>
    public static double Support(long draws, long pairs) => draws * (draws - 1.0) / 2 / pairs;

    /// <summary>Pairs of samples that lie no farther apart than a distance below which they count as the same.</summary>
    /// <param name="samples">(s, …).</param>
    /// <param name="same">The distance. The paper lets a person decide, after a computer has found the nearest pairs.</param>
    public static long Pairs(Tensor samples, double same)
    {
        using var scope = NewDisposeScope();
        var x = samples.detach().flatten(1).to_type(ScalarType.Float64).cpu(); // in 32 bits equal images would have a distance
        var alike = SquaredDistance.Between(x, x).le((same * same) + Rounding).sum().item<long>();
        return (alike - x.shape[0]) / 2;                                       // each pair was counted twice, and each sample beside itself
    }
}
