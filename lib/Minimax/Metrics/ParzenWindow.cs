using Minimax.Layers;
using Minimax.Objectives;
using static TorchSharp.torch;

namespace Minimax.Metrics;

/// <summary>
/// The density that a generator's samples suggest: a round Gaussian of width σ on each of them, as Breuleux, Bengio and Vincent proposed and
/// as Goodfellow et al., "Generative Adversarial Nets" (arXiv 1406.2661), section 5, judged their networks by:
/// p(x) = 1/N Σ_i N(x; s_i, σ² I).
/// </summary>
/// <remarks>
/// In many dimensions it is a poor judge: its ceiling is what real images reach as samples, and blurred ones can pass it (Theis, van den Oord
/// and Bethge, "A Note on the Evaluation of Generative Models", arXiv 1511.01844). It stands here because the first paper's number is one.
/// Numbers compare only where pixels have the same range and the same number of samples was drawn.
/// </remarks>
public sealed class ParzenWindow
{
    private const int Chunk = 100; // points at once: 10,000 distances each are 4 MB, and there are a few such matrices at a time

    private readonly Tensor samples;     // (N, d)

    /// <param name="samples">(N, …): each sample is flattened to d numbers.</param>
    /// <param name="sigma">The width of the Gaussians, in the samples' unit.</param>
    public ParzenWindow(Tensor samples, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        this.samples = samples.flatten(1);
        Sigma = sigma;
    }

    /// <summary>The widths that the paper's authors tried: ten from 0.1 to 1, evenly spaced in the logarithm.</summary>
    public static readonly IReadOnlyList<double> PaperSigmas = [.. Enumerable.Range(0, 10).Select(i => Math.Pow(10, (i / 9.0) - 1))];

    /// <summary>The width of the Gaussians, in the samples' unit.</summary>
    public double Sigma { get; }

    /// <summary>The window whose σ, out of <paramref name="sigmas"/>, makes <paramref name="validation"/> most likely.</summary>
    /// <param name="samples">(N, …).</param>
    /// <param name="validation">(M, …), data that is neither trained nor tested on.</param>
    /// <param name="sigmas">The widths to try; <see cref="PaperSigmas"/> is the paper's choice.</param>
    public static ParzenWindow Fit(Tensor samples, Tensor validation, IReadOnlyList<double> sigmas) => new(samples, Best(samples, validation, sigmas));

    /// <summary>log p(x) of each point.</summary>
    /// <param name="points">(M, …), each of the samples' d numbers.</param>
    /// <returns>(M), in nats.</returns>
    public Tensor LogLikelihood(Tensor points) => Evaluation.InParts(some => LogLikelihood(Distances(some), Sigma), points, Chunk);

    /// <summary>The mean log-likelihood of <paramref name="points"/> and its standard error, in nats: what the paper's table holds.</summary>
    /// <param name="points">(M, …), M of 2 or more.</param>
    public (double Mean, double StandardError) Estimate(Tensor points)
    {
        using var scope = NewDisposeScope();
        var each = LogLikelihood(points).to_type(ScalarType.Float64);           // (M)
        return (each.mean().item<double>(), each.std().item<double>() / Math.Sqrt(each.shape[0]));
    }

    private static double Best(Tensor samples, Tensor validation, IReadOnlyList<double> sigmas)
    {
        using var scope = NewDisposeScope();
        var window = new ParzenWindow(samples, sigmas[0]);
        var means = Evaluation.InParts(UnderEach, validation, Chunk).mean([0L], type: ScalarType.Float64); // (σ)
        return sigmas[(int)means.argmax().item<long>()];

        Tensor UnderEach(Tensor points)
        {
            var distances = window.Distances(points);                           // (B, N): one matrix product serves every σ
            return stack([.. sigmas.Select(sigma => window.LogLikelihood(distances, sigma))], 1);
        }
    }

    private Tensor Distances(Tensor points) => SquaredDistance.Between(points.flatten(1), samples); // (M, N)

    // log 1/N Σ exp(−‖x − s‖² / 2σ²) − d log(σ √2π), with the largest term taken out of the sum before exp can underflow.
    private Tensor LogLikelihood(Tensor distances, double sigma)
    {
        using var scope = NewDisposeScope();
        var constant = Math.Log(samples.shape[0]) + (samples.shape[1] * Math.Log(sigma * Math.Sqrt(2 * Math.PI)));
        return (logsumexp(distances / (-2 * sigma * sigma), 1) - constant).MoveToOuterDisposeScope();
    }
}
