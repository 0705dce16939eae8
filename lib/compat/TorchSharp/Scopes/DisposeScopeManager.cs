namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread, and its counts of tensors.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    static DisposeScopeManager? ofThread;

    /// <summary>Counts of what this thread created and disposed: unchanged counts across many training steps mean that nothing leaks.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.Counts;

    internal static DisposeScopeManager OfThread => ofThread ??= OfNewThread();

    internal ThreadDisposeScopeStatistics Counts { get; } = new();

    internal DisposeScope? Current { get; set; }

    static DisposeScopeManager OfNewThread()
    {
        Libtorch.Check(Libtorch.mm_set_flush_denormal(1)); // numbers below 1e-38 cost a hundred times their worth; a processor's switch, one for each thread
        return new DisposeScopeManager();
    }

    /// <summary>Leaves a scope, and with it those inside it that were left open.</summary>
    internal void Close(DisposeScope scope)
    {
        for (var inner = Current; inner is not null; inner = inner.Outer)
        {
            if (inner != scope)
                continue;
            Current = scope.Outer;
            return;
        }
    }
}
