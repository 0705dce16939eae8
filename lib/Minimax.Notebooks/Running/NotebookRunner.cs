using System.Diagnostics;
using Minimax.Notebooks.Formats;
using Minimax.Notebooks.Session;

namespace Minimax.Notebooks.Running;

/// <summary>Runs a notebook without a front end: every cell in order, in a fresh session, until one fails.</summary>
/// <param name="observer">Watches the run; null if nobody does.</param>
public sealed class NotebookRunner(INotebookObserver? observer = null)
{
    // A cell that looks at its token ends well before. The others must not keep the reader's terminal from coming back within a second.
    private static readonly TimeSpan UntilLeft = TimeSpan.FromMilliseconds(700);

    /// <summary>Runs the notebook's cells and puts their outputs into it in the place of the old ones. The first failure ends the run; what ran is kept.</summary>
    /// <param name="notebook">The notebook, whose folder relative paths start from.</param>
    /// <param name="stop">Stops the run. It then returns within a second, whatever the cell does.</param>
    public async Task<NotebookRun> RunAsync(Notebook notebook, CancellationToken stop = default)
    {
        NotebookCell[] cells = [.. notebook.CodeCells];
        foreach (var cell in cells) cell.SetOutputs(executionCount: null, []);

        var session = new CSharpSession(Path.GetDirectoryName(notebook.Path)!);
        var displays = new DisplayIndex();
        var recorders = new List<(NotebookCell Cell, OutputRecorder Recorder)>();
        var clock = Stopwatch.StartNew();
        CellError? error = null;
        foreach (var cell in cells)
        {
            var recorder = new OutputRecorder(cell.Number, displays, observer);
            recorders.Add((cell, recorder));
            await RunAsync(session, cell, cells.Length, recorder, stop);
            error = recorder.Error;
            if (error is not null) break;
        }

        // Only now: a task that a cell left running in the background may have gone on printing below it.
        foreach (var (cell, recorder) in recorders) cell.SetOutputs(cell.Number, recorder.Close());
        session.Dispose();
        return new NotebookRun(cells.Length, recorders.Count - (error is null ? 0 : 1), error, stop.IsCancellationRequested, clock.Elapsed);
    }

    private async Task RunAsync(CSharpSession session, NotebookCell cell, int count, OutputRecorder recorder, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        observer?.CellStarted(cell, count);
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = stop.Register(() => _ = Task.Delay(UntilLeft, CancellationToken.None).ContinueWith(_ => left.TrySetResult(), TaskScheduler.Default));
        await Task.WhenAny(Task.Run(() => session.RunAsync(cell.Code, $"In[{cell.Number}]", recorder, stop), CancellationToken.None), left.Task);
        if (stop.IsCancellationRequested && recorder.Error is null) recorder.Fail(CellError.Stopped());
        observer?.CellFinished(cell, clock.Elapsed);
    }
}
