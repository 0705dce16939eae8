using System.Diagnostics;
using System.Text.Json.Nodes;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Runs a notebook without a front end: every cell in order, in a fresh session, until one fails that may not.</summary>
/// <param name="start">Starts the session of a notebook in the given folder.</param>
/// <param name="observer">Watches the run; null if nobody does.</param>
public sealed class NotebookRunner(Func<string, ICellSession> start, INotebookObserver? observer = null)
{
    // A cell that looks at its token ends well before. The others must not keep the reader's terminal from coming back within a second.
    private static readonly TimeSpan UntilLeft = TimeSpan.FromMilliseconds(700);

    /// <summary>Where the notebook is stored after each cell, so that nothing that happens later loses what ran; nowhere if null.</summary>
    public string? OutputFile { get; init; }

    /// <summary>Runs the notebook's cells and puts their outputs into it in the place of the old ones. The first failure ends the run; what ran is kept.</summary>
    /// <param name="notebook">The notebook, whose folder relative paths start from.</param>
    /// <param name="stop">Stops the run. It then returns within a second, whatever the cell does.</param>
    /// <exception cref="IOException">The notebook cannot be stored.</exception>
    public async Task<NotebookRun> RunAsync(Notebook notebook, CancellationToken stop = default)
    {
        NotebookCell[] cells = [.. notebook.CodeCells];
        foreach (var cell in cells) cell.SetOutputs(executionCount: null, []);

        await using var session = start(Path.GetDirectoryName(notebook.Path)!);
        var displays = new Dictionary<string, JsonObject>();
        var recorders = new List<OutputRecorder>();
        var clock = Stopwatch.StartNew();
        CellError? error = null;
        foreach (var cell in cells)
        {
            var recorder = new OutputRecorder(cell, displays, observer);
            recorders.Add(recorder);
            if (!await RunAsync(session, cell, cells.Length, recorder, stop)) error = recorder.Error;
            Store(notebook, displays, recorders);
            if (error is not null) break;
        }

        // Once more: a task that a cell left running in the background may have gone on printing below it.
        Store(notebook, displays, recorders);
        lock (displays) recorders.ForEach(recorder => recorder.Close());
        return new NotebookRun(cells.Length, recorders.Count - (error is null ? 0 : 1), error, stop.IsCancellationRequested, clock.Elapsed, session.PeakMemory);
    }

    /// <summary>True if the run goes on after the cell.</summary>
    private async Task<bool> RunAsync(ICellSession session, NotebookCell cell, int count, OutputRecorder recorder, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        observer?.CellStarted(cell, count);
        var lost = false;
        try
        {
            var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var stopping = stop.Register(() => _ = Task.Delay(UntilLeft, CancellationToken.None).ContinueWith(_ => left.TrySetResult(), TaskScheduler.Default));
            await await Task.WhenAny(session.RunAsync(cell.Code, $"In[{cell.Number}]", recorder, stop), left.Task);
            if (stop.IsCancellationRequested && recorder.Error is null) recorder.Fail(CellError.Stopped());
        }
        catch (SessionLostException exception)
        {
            lost = true;
            recorder.Fail(exception.Error);
        }

        observer?.CellFinished(cell, clock.Elapsed);
        return recorder.Error is null || (cell.MayFail && !lost && !stop.IsCancellationRequested);
    }

    private void Store(Notebook notebook, Dictionary<string, JsonObject> displays, List<OutputRecorder> recorders)
    {
        lock (displays)
        {
            recorders.ForEach(recorder => recorder.Store());
            if (OutputFile is not null) notebook.Save(OutputFile);
        }
    }
}
