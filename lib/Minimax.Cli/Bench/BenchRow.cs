namespace Minimax.Cli.Bench;

/// <summary>What one program needed for one thing.</summary>
/// <param name="Step">What was measured.</param>
/// <param name="Engine">Who did it.</param>
/// <param name="Milliseconds">The median of the rounds.</param>
internal sealed record BenchRow(string Step, string Engine, double Milliseconds)
{
    /// <summary>What the program ran on, in its own words.</summary>
    public string Setting { get; init; } = "";

    /// <summary>Every round, in milliseconds.</summary>
    public IReadOnlyList<double> Rounds { get; init; } = [];

    /// <summary>Our time over this one's, the median of the rounds' ratios; null in our own rows.</summary>
    public double? Ratio { get; init; }

    /// <summary>Images a second.</summary>
    public double? Rate { get; init; }

    /// <summary>Peak memory in MiB.</summary>
    public double? Peak { get; init; }

    /// <summary>The milliseconds that the step's operations would take at the speed of a matrix product.</summary>
    public double? Floor { get; init; }

    /// <summary>The share of the processors that other work had meanwhile, from 0 to 1: the median of the rounds.</summary>
    public double? Disturbance { get; init; }

    /// <summary>What the table has no column for.</summary>
    public string Note { get; init; } = "";
}
