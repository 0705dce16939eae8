namespace TorchSharp;

/// <summary>How many objects of one kind a thread created, disposed, and moved in and out of dispose scopes.</summary>
public class LifetimeStatistics
{
    /// <summary>Created while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Disposed while no scope held them, by hand.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Created inside a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Disposed by a scope, or by hand while a scope held them.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Attached to a scope after they had been created outside one.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Let go by their scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Created less disposed. What the garbage collector frees is not counted as disposed.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    public override string ToString() =>
        $"live {ThreadTotalLiveCount}; created outside scopes {CreatedOutsideScopeCount}, in scopes {CreatedInScopeCount}; "
        + $"disposed outside scopes {DisposedOutsideScopeCount}, in scopes {DisposedInScopeCount}; "
        + $"attached {AttachedToScopeCount}, detached {DetachedFromScopeCount}";
}
