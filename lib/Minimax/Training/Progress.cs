namespace Minimax.Training;

/// <summary>How far a run is.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Of">Steps in all.</param>
/// <param name="Numbers">Losses and the like by name, averaged over the steps since the last report.</param>
/// <param name="Elapsed">Time since this run began (a resumed run begins anew).</param>
/// <param name="Remaining">Time left, at the pace so far.</param>
public sealed record Progress(long Step, long Of, IReadOnlyList<(string Name, double Value)> Numbers, TimeSpan Elapsed, TimeSpan Remaining);
