using Minimax.Training;

namespace Minimax.Metrics;

/// <summary>What a run's reports show, in a few numbers; <see cref="SampleSigns"/> are their counterpart. What was not recorded is NaN, of which every comparison is false.</summary>
public sealed record RunSigns
{
    /// <summary>The first step with a number that is NaN or infinite; null if there is none.</summary>
    public long? FirstBad { get; init; }

    /// <summary>D(x) in the last quarter; NaN where D's answers are not all probabilities: a critic's scores have no scale.</summary>
    public double OnReal { get; init; } = double.NaN;

    /// <summary>D(G(z)) in the last quarter; NaN as above.</summary>
    public double OnFake { get; init; } = double.NaN;

    /// <summary>D's loss in the last quarter.</summary>
    public double LossOfD { get; init; } = double.NaN;

    /// <summary>G's loss in the last quarter.</summary>
    public double LossOfG { get; init; } = double.NaN;

    /// <summary>The standard deviation of G's loss over the second half.</summary>
    public double Swing { get; init; } = double.NaN;

    /// <summary>‖∇G‖: the first, that of the last quarter, and the highest. Recorded by <see cref="Steps.GradientNorms{TBatch}"/>.</summary>
    public (double First, double Late, double Highest) GradientOfG { get; init; } = (double.NaN, double.NaN, double.NaN);

    /// <summary>The highest ‖∇D‖.</summary>
    public double GradientOfD { get; init; } = double.NaN;

    /// <summary>Whether D says probabilities.</summary>
    public bool AreProbabilities => OnReal is >= 0 and <= 1;

    /// <summary>Reads a run.</summary>
    /// <param name="history">The reports of a training loop.</param>
    public static RunSigns Of(IReadOnlyList<Progress> history)
    {
        var byName = history.SelectMany(progress => progress.Numbers).ToLookup(number => number.Name, number => number.Value);
        var areProbabilities = byName["D(x)"].Concat(byName["D(G(z))"]).All(value => value is >= 0 and <= 1);
        return new RunSigns
        {
            FirstBad = history.FirstOrDefault(progress => progress.Numbers.Any(number => !double.IsFinite(number.Value)))?.Step,
            OnReal = areProbabilities ? Late("D(x)") : double.NaN,
            OnFake = areProbabilities ? Late("D(G(z))") : double.NaN,
            LossOfD = Late("D loss"),
            LossOfG = Late("G loss"),
            Swing = Deviation([.. byName["G loss"]]),
            GradientOfG = (byName["‖∇G‖"].Append(double.NaN).First(), Late("‖∇G‖"), Highest("‖∇G‖")),
            GradientOfD = Highest("‖∇D‖"),
        };

        double Late(string name) => byName[name].ToList() is { Count: > 0 } all ? all.Skip(all.Count * 3 / 4).Average() : double.NaN;
        double Highest(string name) => byName[name].DefaultIfEmpty(double.NaN).Max();
    }

    private static double Deviation(double[] all)
    {
        var half = all[(all.Length / 2)..];
        return half.Length > 0 ? Math.Sqrt(half.Average(value => (value - half.Average()) * (value - half.Average()))) : double.NaN;
    }
}
