namespace Minimax.Cli.Sweeping;

/// <summary>Runs tasks on this machine's processors.</summary>
/// <param name="runner">Runs one.</param>
/// <param name="jobs">How many at once.</param>
internal sealed class ThisMachine(TaskRunner runner, int jobs) : ISweepEngine
{
    private readonly Lock telling = new();

    public string Place => $"{jobs} at once";

    public Task RunAsync(IReadOnlyList<SweepTask> tasks, Action<SweepTask, SweepResult> done, CancellationToken stop) =>
        Parallel.ForEachAsync(tasks, new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = stop }, async (task, ending) =>
        {
            var result = await runner.RunAsync(task, ending);
            lock (telling) done(task, result);
        });

    public IReadOnlyList<string> LastLines(SweepTask task) => [];
}
