using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How many of a mixture's modes samples reach, and how many samples reach a mode: what ring and grid of Gaussians are made for. A sample
/// belongs to the nearest mean, if it lies within three of that mode's standard deviations.
/// </summary>
/// <param name="Counts">The samples in each mode.</param>
/// <param name="Shares">The share of samples that are nearer to each mode than to another, however far: they sum to 1.</param>
/// <param name="Divergence">KL(shares ‖ the mixture's weights) in nats: 0 where all modes have their due, log K where one of K equal modes has everything.</param>
/// <param name="Samples">How many there were in all.</param>
public sealed record ModeCoverage(IReadOnlyList<long> Counts, IReadOnlyList<double> Shares, double Divergence, long Samples)
{
    private const double Reach = 3;   // standard deviations: 98.9 % of a round Gaussian in the plane
    private const double Tenth = 0.1; // of the share that a mode would have if all had the same; fewer samples are strays on their way

    /// <summary>Modes that have at least a tenth of their share of the samples.</summary>
    public int Covered => Counts.Count(count => count >= Tenth * Samples / Counts.Count);

    /// <summary>The share of samples within three standard deviations of a mode.</summary>
    public double Near => (double)Counts.Sum() / Samples;

    /// <summary>Counts.</summary>
    /// <param name="data">The mixture.</param>
    /// <param name="samples">(N, D).</param>
    public static ModeCoverage Of(GaussianMixture data, Tensor samples)
    {
        using var scope = NewDisposeScope();
        var modes = data.Components;
        var means = tensor(modes.SelectMany(mode => mode.Mean.Select(m => (float)m)).ToArray()).view(modes.Count, data.Dimensions);
        var reach = tensor(modes.Select(mode => (float)(Reach * mode.Sigma)).ToArray());
        var (distance, nearest) = cdist(samples.detach().cpu(), means).min(1);             // (N)
        var inside = nearest[distance.le(reach.index_select(0, nearest))];
        var counts = bincount(inside, minlength: modes.Count).data<long>().ToArray();
        var shares = bincount(nearest, minlength: modes.Count).to_type(ScalarType.Float64) / samples.shape[0];
        var divergence = Metrics.Divergence.KullbackLeibler(shares, tensor(modes.Select(mode => mode.Weight).ToArray()));
        return new ModeCoverage(counts, shares.data<double>().ToArray(), divergence, samples.shape[0]);
    }
}
