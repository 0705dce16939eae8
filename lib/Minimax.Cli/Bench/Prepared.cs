namespace Minimax.Cli.Bench;

/// <summary>A workload whose networks and data are made.</summary>
/// <param name="Step">One step.</param>
/// <param name="Operations">
/// Multiplications and additions of one step in matrix products and convolutions, as far as the algorithm asks for them: what the floor is
/// made of. Null where nothing else bounds the step.
/// </param>
internal sealed record Prepared(Action Step, Func<double>? Operations = null);
