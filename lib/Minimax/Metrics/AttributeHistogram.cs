namespace Minimax.Metrics;

/// <summary>How often each value of a factor occurs among samples and in data: what a generator drops has a name here.</summary>
/// <param name="Name">The factor's.</param>
/// <param name="Values">The name of each value.</param>
/// <param name="Samples">The share of each value among the samples, summing to 1.</param>
/// <param name="Data">The share of each value in the data, summing to 1.</param>
public sealed record AttributeHistogram(string Name, IReadOnlyList<string> Values, IReadOnlyList<double> Samples, IReadOnlyList<double> Data)
{
    /// <summary>½ Σ |samples − data|: the share of samples that would have to change for the two to agree, from 0 to 1.</summary>
    public double TotalVariation => Samples.Zip(Data, (sample, real) => Math.Abs(sample - real)).Sum() / 2;

    /// <summary>The values that occur among the samples less than half as often as in the data.</summary>
    public IReadOnlyList<string> Dropped => [.. Values.Where((_, value) => Samples[value] < Data[value] / 2)];
}
