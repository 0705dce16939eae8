namespace Minimax.Metrics;

/// <summary>One thing that is wrong with a run.</summary>
/// <param name="Failure">What.</param>
/// <param name="Sign">The number that shows it, in words.</param>
/// <param name="Remedy">What to try.</param>
public sealed record Finding(Failure Failure, string Sign, string Remedy)
{
    /// <summary>The failure, as one says it.</summary>
    public string Name => Failure switch
    {
        Failure.NotANumber => "Not a number",
        Failure.LabelsSwapped => "Labels swapped",
        Failure.GradientCut => "No gradient reaches G",
        Failure.WrongRange => "Wrong range",
        Failure.DiscriminatorWins => "D wins",
        Failure.Oscillation => "Oscillation",
        Failure.ModeCollapse => "Mode collapse",
        _ => "Memorising",
    };
}
