namespace Minimax.Cli.Sweeping;

/// <summary>What runs the tasks of a sweep. Each leaves the file of its result, or, if it was killed with all that watched it, none.</summary>
internal interface ISweepEngine
{
    /// <summary>Where, in words.</summary>
    string Place { get; }

    /// <summary>Runs tasks, and ends when all have ended.</summary>
    /// <param name="tasks">At least one.</param>
    /// <param name="done">Told of those whose end is seen here.</param>
    /// <param name="stop">Ends them.</param>
    Task RunAsync(IReadOnlyList<SweepTask> tasks, Action<SweepTask, SweepResult> done, CancellationToken stop);

    /// <summary>What a task said last that left no result.</summary>
    IReadOnlyList<string> LastLines(SweepTask task);
}
