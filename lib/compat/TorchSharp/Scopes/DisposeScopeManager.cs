namespace TorchSharp;

/// <summary>Each thread's stack of scopes, and what it counted.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static ThreadDisposeScopeStatistics? statistics;

    /// <summary>This thread's counts.</summary>
    public static ThreadDisposeScopeStatistics Statistics => statistics ??= new ThreadDisposeScopeStatistics();

    [field: ThreadStatic]
    internal static DisposeScope? Current { get; private set; }

    internal static DisposeScope Begin() => Current = new DisposeScope(Current);

    internal static void End(DisposeScope scope)
    {
        if (!ReferenceEquals(Current, scope)) throw new InvalidOperationException("A dispose scope must end on the thread that began it, after every scope that began inside it.");
        Current = scope.Outer;
    }
}
