using System.Collections.Concurrent;
using System.Runtime;

namespace Minimax.Notebooks.Session;

/// <summary>
/// The thread that cells run on: one for the whole session, so that what a native library keeps for each thread lasts from cell to cell.
/// A cell that does not look at its token is aborted, and one that cannot be aborted (it sits in native code) is left behind on its thread.
/// </summary>
internal sealed class CellThread : IDisposable
{
    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan UntilInterrupt = TimeSpan.FromSeconds(2.5); // a long training step still ends at its safe point and keeps its state
    private static readonly TimeSpan UntilAbort = TimeSpan.FromSeconds(3); // later, for an abort does not return before the thread has left its wait
    private static readonly TimeSpan UntilAbandoned = TimeSpan.FromSeconds(6);

    private BlockingCollection<Action> work;
    private Thread thread;

    public CellThread() => (work, thread) = Start();

    /// <summary>Runs work on the thread, and ends with what the work's task ends with, or is cancelled. Work that the thread's own work asks for runs at once.</summary>
    public async Task RunAsync(Func<Task> work, CancellationToken stop)
    {
        if (Thread.CurrentThread == thread)
        {
            await work();
            return;
        }

        var result = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = ExecutionContext.Capture()!;
        using var abort = new CancellationTokenSource();
        using var interrupt = new CancellationTokenSource();
        await using var interrupted = interrupt.Token.Register(thread.Interrupt); // ends a wait; the abort ends code that runs
        await using var stopped = stop.Register(() =>
        {
            interrupt.CancelAfter(UntilInterrupt);
            abort.CancelAfter(UntilAbort);
        });
        await using var abandoned = stop.Register(() => Task.Delay(UntilAbandoned, CancellationToken.None).ContinueWith(_ => Abandon(result, stop), TaskScheduler.Default));

        this.work.Add(() => ExecutionContext.Run(context, _ => Execute(work, result, abort.Token), null), CancellationToken.None);
        await result.Task;
    }

    public void Dispose() => work.CompleteAdding();

    private static (BlockingCollection<Action> Work, Thread Thread) Start()
    {
        var work = new BlockingCollection<Action>();
        var thread = new Thread(() => Serve(work), StackBytes) { IsBackground = true, Name = "cells" };
        thread.Start();
        return (work, thread);
    }

    private static void Serve(BlockingCollection<Action> work)
    {
        while (!work.IsCompleted)
        {
            try
            {
                foreach (var action in work.GetConsumingEnumerable()) action();
            }
            catch (ThreadInterruptedException)
            {
                // The cell ended in the moment in which it was to be interrupted.
            }
        }
    }

    private static void Execute(Func<Task> work, TaskCompletionSource result, CancellationToken abort)
    {
        try
        {
            Task? task = null;
#pragma warning disable SYSLIB0046 // Nothing else ends `while (true) {}`. A reader who presses Stop prefers a cell cut short to a kernel that hangs.
            ControlledExecution.Run(() => task = work(), abort);
#pragma warning restore SYSLIB0046
            task!.ContinueWith(finished => result.TrySetFromTask(finished), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ThreadInterruptedException)
        {
            result.TrySetCanceled();
        }
        catch (Exception exception)
        {
            result.TrySetException(exception);
        }
    }

    private void Abandon(TaskCompletionSource result, CancellationToken stop)
    {
        if (!result.TrySetCanceled(stop)) return;
        work.CompleteAdding();
        (work, thread) = Start();
    }
}
