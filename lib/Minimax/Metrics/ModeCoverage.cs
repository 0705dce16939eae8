using Minimax.Data;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// How many of the data's modes samples reach, and how many samples reach a mode: what ring and grid of Gaussians are made for. There a sample
/// belongs to the nearest mean, if it lies within three of that mode's standard deviations. Of pictures the modes are the classes that a referee knows,
/// and a sample belongs to the one that it is taken for, if the referee is sure.
/// </summary>
/// <param name="Counts">The samples in each mode.</param>
/// <param name="Shares">The share of samples that are nearer to each mode than to another, however far: they sum to 1.</param>
/// <param name="Divergence">KL(shares ‖ the data's) in nats: 0 where all modes have their due, log K where one of K equal modes has everything.</param>
/// <param name="Samples">How many there were in all.</param>
public sealed record ModeCoverage(IReadOnlyList<long> Counts, IReadOnlyList<double> Shares, double Divergence, long Samples)
{
    private const double Reach = 3;   // standard deviations: 98.9 % of a round Gaussian in the plane
    private const double Sure = 0.9;  // a probability of the class that is read
    private const double Tenth = 0.1; // of the share that a mode would have if all had the same; fewer samples are strays on their way

    /// <summary>Modes that have at least a tenth of their share of the samples.</summary>
    public int Covered => Counts.Count(count => count >= Tenth * Samples / Counts.Count);

    /// <summary>The share of samples that belong to a mode: within three standard deviations, or surely read.</summary>
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
        return Of(nearest, distance.le(reach.index_select(0, nearest)), tensor(modes.Select(mode => mode.Weight).ToArray()));
    }

    /// <summary>Counts pictures by the class that a referee reads.</summary>
    /// <param name="data">What it made of data: how often each class should be read.</param>
    /// <param name="samples">What it made of samples.</param>
    public static ModeCoverage Of(Judgement data, Judgement samples)
    {
        using var scope = NewDisposeScope();
        var (sure, read) = samples.Probabilities.detach().cpu().max(1);                    // (N)
        return Of(read, sure.ge(Sure), Portions(data.Classes.cpu(), (int)data.Probabilities.shape[1]));
    }

    private static ModeCoverage Of(Tensor nearest, Tensor inside, Tensor due)
    {
        var modes = (int)due.shape[0];
        var counts = bincount(nearest[inside], minlength: modes).data<long>().ToArray();
        var shares = Portions(nearest, modes);
        return new ModeCoverage(counts, shares.data<double>().ToArray(), Metrics.Divergence.KullbackLeibler(shares, due), nearest.shape[0]);
    }

    private static Tensor Portions(Tensor modes, int count) => bincount(modes, minlength: count).to_type(ScalarType.Float64) / modes.shape[0]; // (count)
}
