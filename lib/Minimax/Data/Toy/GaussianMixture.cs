using static TorchSharp.torch;

namespace Minimax.Data;

/// <summary>A mixture of round Gaussians, whose density is known exactly: p(x) = Σ_k w_k N(x; μ_k, σ_k² I).</summary>
public sealed class GaussianMixture : ToyDensity
{
    private readonly double[] cumulative; // of the weights

    /// <param name="name">What a chart calls it.</param>
    /// <param name="components">Weight (they are made to sum to 1), mean (all of the same dimension) and standard deviation of each.</param>
    public GaussianMixture(string name, params IReadOnlyList<(double Weight, double[] Mean, double Sigma)> components)
        : base(name, components[0].Mean.Length)
    {
        if (components.Any(c => c.Weight <= 0 || c.Sigma <= 0))
            throw new ArgumentException("Weights and standard deviations are positive.", nameof(components));
        if (components.Any(c => c.Mean.Length != Dimensions))
            throw new ArgumentException("All means have the same dimension.", nameof(components));

        var total = components.Sum(c => c.Weight);
        Components = [.. components.Select(c => (c.Weight / total, c.Mean, c.Sigma))];
        var sum = 0.0;
        cumulative = [.. Components.Select(c => sum += c.Weight)];
    }

    /// <summary>The components, their weights summing to 1.</summary>
    public IReadOnlyList<(double Weight, double[] Mean, double Sigma)> Components { get; }

    /// <summary>Modes on a circle, the first at (radius, 0).</summary>
    public static GaussianMixture Ring(int modes = 8, double radius = 2, double sigma = 0.02) => new(
        $"ring of {modes} Gaussians",
        [.. Enumerable.Range(0, modes).Select(k => 2 * Math.PI * k / modes).Select(a => (1.0, new[] { radius * Math.Cos(a), radius * Math.Sin(a) }, sigma))]);

    /// <summary>Modes on a square grid around the origin.</summary>
    public static GaussianMixture Grid(int side = 5, double spacing = 2, double sigma = 0.05) => new(
        $"grid of {side}×{side} Gaussians",
        [.. from i in Enumerable.Range(0, side)
            from j in Enumerable.Range(0, side)
            select (1.0, new[] { (i - ((side - 1) / 2.0)) * spacing, (j - ((side - 1) / 2.0)) * spacing }, sigma)]);

    /// <summary>A mixture on the line.</summary>
    public static GaussianMixture OnLine(string name, params IReadOnlyList<(double Weight, double Mean, double Sigma)> components) =>
        new(name, [.. components.Select(c => (c.Weight, new[] { c.Mean }, c.Sigma))]);

    /// <summary>log p(x) for each row of <paramref name="x"/> (N, D), exactly; (N) in the type of <paramref name="x"/>.</summary>
    public Tensor LogDensity(Tensor x)
    {
        using var scope = NewDisposeScope();
        var terms = Components.Select(c =>
        {
            var mean = tensor(c.Mean, dtype: x.dtype, device: x.device);
            var squared = (x - mean).pow(2).sum(1); // (N)
            var constant = Math.Log(c.Weight) - (Dimensions * (Math.Log(c.Sigma) + (0.5 * Math.Log(2 * Math.PI))));
            return constant - (squared / (2 * c.Sigma * c.Sigma));
        });
        return stack([.. terms], 1).logsumexp(1).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Draw(SplitMix64 random, Span<float> point)
    {
        var u = random.Uniform();
        var k = Array.FindIndex(cumulative, c => u < c);
        var (_, mean, sigma) = Components[k >= 0 ? k : ^1]; // rounding may leave the last sum just below 1
        for (var d = 0; d < point.Length; d++) point[d] = (float)(mean[d] + (sigma * random.Normal()));
    }
}
