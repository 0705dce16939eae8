using Minimax.Steps;

namespace Minimax.Training;

/// <summary>How far a run is.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Of">Steps in all.</param>
/// <param name="Numbers">Losses and the like, averaged over the steps since the last report.</param>
/// <param name="Elapsed">Time since this run began (a resumed run begins anew).</param>
public sealed record Progress(long Step, long Of, IReadOnlyList<Measurement> Numbers, TimeSpan Elapsed)
{
    /// <summary>The pace so far, without the steps that an earlier run made; 0 where there is none.</summary>
    public double StepsPerSecond { get; init; }

    /// <summary>Time left, at this pace; null where there is none.</summary>
    public TimeSpan? Remaining => StepsPerSecond > 0 ? TimeSpan.FromSeconds((Of - Step) / StepsPerSecond) : null;
}
